'use strict';
// AbortController: once, with a reason; the event comes synchronously.
const assert = require('assert');

const controller = new AbortController();
const { signal } = controller;
const events = [];
signal.onabort = (event) => events.push(['onabort', event.type, event.isTrusted]);
signal.addEventListener('abort', () => events.push(['listener']));
assert.strictEqual(signal.aborted, false);
assert.strictEqual(signal.reason, undefined);
signal.throwIfAborted();
controller.abort('first');
controller.abort('second');
assert.deepStrictEqual(events, [['onabort', 'abort', true], ['listener']]);
assert.strictEqual(signal.reason, 'first');
assert.throws(() => signal.throwIfAborted(), (error) => error === 'first');

const plain = AbortSignal.abort();
assert.strictEqual(plain.reason.name, 'AbortError');
assert.strictEqual(plain.reason.message, 'This operation was aborted');
assert.strictEqual(plain.reason.code, 20);
assert.throws(() => new AbortSignal(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
