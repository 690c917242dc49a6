'use strict';
// Listeners are called in the order of their adding, with `this` and all arguments.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const calls = [];
emitter.on('event', function(...args) { calls.push(['first', this === emitter, ...args]); });
emitter.once('event', (...args) => calls.push(['once', ...args]));
emitter.prependListener('event', () => calls.push(['prepended']));
emitter.prependOnceListener('event', () => calls.push(['prepended once']));
assert.strictEqual(emitter.emit('event', 1, 2, 3, 4), true);
assert.deepStrictEqual(calls, [['prepended once'], ['prepended'], ['first', true, 1, 2, 3, 4],
  ['once', 1, 2, 3, 4]]);
calls.length = 0;
emitter.emit('event');
assert.deepStrictEqual(calls, [['prepended'], ['first', true]]);
assert.strictEqual(emitter.emit('nobody listens'), false);
