'use strict';
// The fields of a Timeout that programs look at: a fraction stays visible, an interval keeps its
// period when it is cleared; scheduler's methods want their own object.
const assert = require('assert');
const { scheduler } = require('timers/promises');

const timer = setTimeout(() => {}, 1.9);
assert.strictEqual(timer._idleTimeout, 1.9);
clearTimeout(timer);
assert.deepStrictEqual([timer._idleTimeout, timer._destroyed, timer._onTimeout], [-1, true, null]);

const interval = setInterval(() => assert.fail(), 7);
clearInterval(interval);
assert.deepStrictEqual([interval._idleTimeout, interval._repeat], [-1, 7]);
let calls = 0;
const own = setInterval(() => {
  if (++calls === 2) clearInterval(own);
}, 1.5);
process.on('exit', () => assert.strictEqual(calls, 2));

assert.throws(() => scheduler.yield.call({}),
  { code: 'ERR_INVALID_THIS', message: 'Value of "this" must be of type Scheduler' });
assert.throws(() => scheduler.wait.call(undefined, 1), { code: 'ERR_INVALID_THIS' });
