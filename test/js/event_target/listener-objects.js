'use strict';
// events.getEventListeners gives the very objects that listen; once() takes null for no options.
const assert = require('assert');
const { EventEmitter, getEventListeners, once } = require('events');

const target = new EventTarget();
const listener = { handleEvent() {} };
const fn = () => {};
target.addEventListener('x', listener);
target.addEventListener('x', fn);
target.addEventListener('y', fn, { signal: null });
const found = getEventListeners(target, 'x');
assert.strictEqual(found.length, 2);
assert.strictEqual(found[0], listener);
assert.strictEqual(found[1], fn);
assert.deepStrictEqual(getEventListeners(target, 'y'), [fn]);

const emitter = new EventEmitter();
once(emitter, 'x', null).then(([value]) => assert.strictEqual(value, 1));
emitter.emit('x', 1);
