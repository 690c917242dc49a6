'use strict';
// randomInt gives every number of the range, and none outside.
const assert = require('assert');
const { randomInt } = require('crypto');

const seen = new Set();
for (let i = 0; i < 2000; i++) seen.add(randomInt(-2, 3));
assert.deepStrictEqual([...seen].sort((a, b) => a - b), [-2, -1, 0, 1, 2]);
for (let i = 0; i < 100; i++) assert.ok(randomInt(2 ** 47) < 2 ** 47);
let sync = true;
randomInt(5, (error, number) => {
  assert.ok(!sync && error === undefined && number >= 0 && number < 5);
});
sync = false;
assert.throws(() => randomInt(5, 5), { code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "max" is out of range. It must be greater than the value of "min" ' +
    '(5). Received 5' });
assert.throws(() => randomInt(1.5), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "max" argument must be a safe integer. Received type number (1.5)' });
assert.throws(() => randomInt(2 ** 48), { code: 'ERR_OUT_OF_RANGE' });
