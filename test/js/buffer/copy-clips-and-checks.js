'use strict';
// copy(target[, targetStart[, sourceStart[, sourceEnd]]]) copies what fits, overlapping or not.
const assert = require('assert');

const source = Buffer.from('abcdef');
const copied = (...args) => {
  const target = Buffer.alloc(4, '.');
  return [source.copy(target, ...args), target.toString()];
};
assert.deepStrictEqual(copied(), [4, 'abcd']);
assert.deepStrictEqual(copied(2), [2, '..ab']);
assert.deepStrictEqual(copied(0, 4), [2, 'ef..']);
assert.deepStrictEqual(copied(1, 1, 3), [2, '.bc.']);
assert.deepStrictEqual(copied(0, 0, 100), [4, 'abcd']);
assert.deepStrictEqual(copied(4), [0, '....']);
assert.deepStrictEqual(copied(0, 3, 2), [0, '....']);
assert.deepStrictEqual(copied('1', '1', '2'), [1, '.b..']);
const own = Buffer.from('abcdef');
own.copy(own, 2, 0, 4);
assert.strictEqual(own.toString(), 'ababcd');
assert.throws(() => source.copy(Buffer.alloc(1), -1),
  { code: 'ERR_OUT_OF_RANGE', message: 'The value of "targetStart" is out of range. It must be ' +
    '>= 0. Received -1' });
assert.throws(() => source.copy(Buffer.alloc(1), 0, 7),
  { code: 'ERR_OUT_OF_RANGE', message: 'The value of "sourceStart" is out of range. It must be ' +
    '>= 0 && <= 6. Received 7' });
assert.throws(() => source.copy(Buffer.alloc(1), 0, 0, -1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => source.copy('x'), { code: 'ERR_INVALID_ARG_TYPE' });
