'use strict';
// A socket's table of listeners has a form of its own: it tells the names that are listened to and
// no others, keeps no name that comes and goes, and has nothing of Object.prototype.
const assert = require('assert');
const net = require('net');

const nothing = () => {};
const socket = new net.Socket();
socket.removeAllListeners('end'); // its own
assert.deepStrictEqual(socket.eventNames(), []);

// Names that are there from the start, and others.
for (const name of ['data', 'close', 'some other', Symbol('third')]) {
  const names = () => socket.eventNames().includes(name);
  assert.strictEqual(socket.emit(name), false);
  socket.on(name, nothing).prependListener(name, () => {});
  assert.ok(names());
  assert.strictEqual(socket.listenerCount(name), 2);
  assert.strictEqual(socket._events[name].length, 2);
  socket.removeListener(name, nothing);
  assert.strictEqual(socket.listenerCount(name), 1);
  socket.removeAllListeners(name);
  assert.strictEqual(socket._events[name], undefined);
  assert.ok(!names());
  assert.strictEqual(socket.emit(name), false);
  socket.once(name, nothing);
  assert.ok(names());
  assert.strictEqual(socket.emit(name), true);
  assert.ok(!names());
}
assert.strictEqual(socket._eventsCount, 0);

// Names that are used once are forgotten.
const before = Reflect.ownKeys(socket._events).length;
socket.on('drain', nothing);
for (let i = 0; i < 1000; i++) {
  socket.once(`answer ${i}`, nothing);
  socket.emit(`answer ${i}`);
}
assert.ok(Reflect.ownKeys(socket._events).length <= before + 1);
assert.deepStrictEqual(socket.eventNames(), ['drain']);

// Nothing is inherited.
for (const name of ['toString', 'constructor', 'hasOwnProperty', '__proto__']) {
  const fresh = new net.Socket();
  assert.strictEqual(fresh.emit(name), false, name);
  assert.strictEqual(fresh.listenerCount(name), 0, name);
}

// All at once, also where somebody listens to that.
socket.on('close', nothing).on('data', nothing);
socket.removeAllListeners();
assert.deepStrictEqual(socket.eventNames(), []);
const told = [];
const watched = new net.Socket();
watched.on('removeListener', (name) => told.push(name)).on('data', nothing).on('else', nothing);
watched.removeAllListeners();
assert.deepStrictEqual(told.sort(), ['data', 'else', 'end']);
assert.deepStrictEqual(watched.eventNames(), []);

// Listeners from before the constructor stay.
function Own() {
  this._events = { __proto__: null, early: nothing };
  this._eventsCount = 1;
  net.Socket.call(this);
}
Object.setPrototypeOf(Own.prototype, net.Socket.prototype);
assert.deepStrictEqual(new Own().eventNames(), ['early', 'end']);
