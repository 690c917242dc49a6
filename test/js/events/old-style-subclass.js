'use strict';
// Emitters made by constructors without `class`, with and without a call of the parent.
const assert = require('assert');
const EventEmitter = require('events');

function Calls() { EventEmitter.call(this); }
Object.setPrototypeOf(Calls.prototype, EventEmitter.prototype);
function DoesNot() {}
Object.setPrototypeOf(DoesNot.prototype, EventEmitter.prototype);

for (const Class of [Calls, DoesNot]) {
  const one = new Class();
  const two = new Class();
  let heard = 0;
  one.on('event', () => heard++);
  assert.strictEqual(two.emit('event'), false);
  assert.strictEqual(one.emit('event'), true);
  assert.strictEqual(heard, 1);
}
assert.strictEqual(EventEmitter.prototype._events, undefined);
