'use strict';
// Adding and removing listeners within a listener counts from the next emit on.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const calls = [];
function removed() { calls.push('removed'); }
emitter.on('event', () => {
  calls.push('changes');
  emitter.off('event', removed);
  emitter.on('event', () => calls.push('late'));
});
emitter.on('event', removed);
emitter.emit('event');
assert.deepStrictEqual(calls, ['changes', 'removed']);
calls.length = 0;
emitter.emit('event');
assert.deepStrictEqual(calls, ['changes', 'late']);
