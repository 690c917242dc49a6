'use strict';
// timers.enroll, active, unenroll: any object as a timer.
const assert = require('assert');
const timers = require('timers');

process.on('warning', () => {}); // these are deprecated
const calls = [];

// enroll tells how long, active starts; the object shows that it is in a list.
const item = { name: 'item', _onTimeout() { calls.push(this.name); } };
timers.enroll(item, 1);
assert.strictEqual(item._idleTimeout, 1);
timers.enroll(item, 2);
timers.active(item);
assert.strictEqual(item._idleTimeout, 2);
assert.ok(Number.isInteger(item._idleStart) && item._idleNext && item._idlePrev);

// One without a duration stays as it is.
for (const _idleTimeout of [-1, undefined]) {
  const idle = { _idleTimeout };
  timers.active(idle);
  assert.deepStrictEqual(idle, { _idleTimeout });
}

// What was taken out does not fire, and active does not bring it back.
const out = { _onTimeout() { calls.push('out'); } };
timers.enroll(out, 1);
timers.active(out);
timers.unenroll(out);
assert.strictEqual(out._idleTimeout, -1);
timers.active(out);

// A callback may start its own timer anew.
let rounds = 0;
const again = {
  _onTimeout() {
    if (++rounds === 3) timers.unenroll(this);
    timers.active(this);
  },
};
timers.enroll(again, 1);
timers.active(again);

// An unref'd one does not keep the program alive.
const far = { _onTimeout() { calls.push('far'); } };
timers.enroll(far, 2 ** 30);
timers._unrefActive(far);

const wrong = { code: 'ERR_INVALID_ARG_TYPE' };
for (const each of [{}, [], 'foo', () => {}, Symbol('s')]) {
  assert.throws(() => timers.enroll({}, each), wrong);
}
for (const each of [-1, Infinity, NaN]) {
  assert.throws(() => timers.enroll({}, each), {
    code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "msecs" is out of range. ' +
      `It must be a non-negative finite number. Received ${each}`,
  });
}
process.on('exit', () => {
  assert.deepStrictEqual(calls, ['item']);
  assert.strictEqual(rounds, 3);
  assert.strictEqual(item._destroyed, true);
});
