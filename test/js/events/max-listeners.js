'use strict';
// Too many listeners for one event bring one warning.
const assert = require('assert');
const EventEmitter = require('events');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));
const emitter = new EventEmitter();
emitter.setMaxListeners(1);
for (let i = 0; i < 3; i++) emitter.on('event', () => {});
const unlimited = new EventEmitter().setMaxListeners(0);
for (let i = 0; i < 50; i++) unlimited.on('event', () => {});
setImmediate(() => {
  assert.strictEqual(warnings.length, 1);
  const [warning] = warnings;
  assert.strictEqual(warning.name, 'MaxListenersExceededWarning');
  assert.strictEqual(warning.emitter, emitter);
  assert.strictEqual(warning.type, 'event');
  assert.strictEqual(warning.count, 2);
  assert.match(warning.message, /^Possible EventEmitter memory leak detected\. 2 event listeners added to \[EventEmitter\]\. /);
});
assert.strictEqual(emitter.getMaxListeners(), 1);
assert.throws(() => emitter.setMaxListeners(-1), {
  code: 'ERR_OUT_OF_RANGE',
});
