'use strict';
// util.getSystemErrorName and getSystemErrorMap.
const assert = require('assert');
const { getSystemErrorMap, getSystemErrorName } = require('util');

assert.strictEqual(getSystemErrorName(-2), 'ENOENT');
assert.strictEqual(getSystemErrorName(-99999), 'Unknown system error -99999');
for (const wrong of [0, 1, 1.5, -1.5, Infinity]) {
  assert.throws(() => getSystemErrorName(wrong), {
    code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "err" is out of range. It must be a negative integer. ' +
      `Received ${wrong}`,
  });
}
assert.throws(() => getSystemErrorName('x'), { code: 'ERR_INVALID_ARG_TYPE' });
const map = getSystemErrorMap();
assert.deepStrictEqual(map.get(-13), ['EACCES', 'permission denied']);
map.clear();
assert.deepStrictEqual(getSystemErrorMap().get(-13), ['EACCES', 'permission denied']);
