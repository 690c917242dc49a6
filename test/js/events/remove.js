'use strict';
// Of equal listeners the one that was added last goes first; 'removeListener' tells of each.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const told = [];
function same() {}
function other() {}
emitter.on('removeListener', (name, listener) => told.push([name, listener]));
emitter.on('event', same);
emitter.on('event', other);
emitter.on('event', same);
emitter.removeListener('event', same);
assert.deepStrictEqual(emitter.listeners('event'), [same, other]);
emitter.removeAllListeners('event');
assert.deepStrictEqual(told, [['event', same], ['event', other], ['event', same]]);
assert.deepStrictEqual(emitter.eventNames(), ['removeListener']);
emitter.removeAllListeners();
assert.deepStrictEqual(emitter.eventNames(), []);
assert.strictEqual(emitter.listenerCount('event'), 0);
