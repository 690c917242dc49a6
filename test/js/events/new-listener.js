'use strict';
// 'newListener' comes before the listener is added, and gets the function behind once().
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const calls = [];
function listener() { calls.push('listener'); }
emitter.once('newListener', (name, added) => {
  assert.strictEqual(name, 'event');
  assert.strictEqual(added, listener);
  assert.strictEqual(emitter.listenerCount('event'), 0);
  emitter.on('event', () => calls.push('earlier'));
});
emitter.once('event', listener);
assert.strictEqual(emitter.rawListeners('event')[1].listener, listener);
emitter.emit('event');
assert.deepStrictEqual(calls, ['earlier', 'listener']);
