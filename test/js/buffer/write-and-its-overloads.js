'use strict';
// write(string[, offset[, length]][, encoding]) returns the bytes written.
const assert = require('assert');

const fresh = () => Buffer.alloc(6, '.');
const written = (...args) => {
  const b = fresh();
  return [b.write(...args), b.toString('latin1')];
};
assert.deepStrictEqual(written('abc'), [3, 'abc...']);
assert.deepStrictEqual(written('abc', 2), [3, '..abc.']);
assert.deepStrictEqual(written('abcdef', 4), [2, '....ab']);
assert.deepStrictEqual(written('abc', 1, 2), [2, '.ab...']);
assert.deepStrictEqual(written('6162', 'hex'), [2, 'ab....']);
assert.deepStrictEqual(written('6162', 3, 'hex'), [2, '...ab.']);
assert.deepStrictEqual(written('616263', 3, 2, 'hex'), [2, '...ab.']);
assert.deepStrictEqual(written('YWI', 0, 5, 'base64'), [2, 'ab....']);
const b = fresh();
assert.throws(() => b.write(5), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'argument must be a string' });
assert.throws(() => b.write('a', 7), {
  code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "offset" is out of range. It must be >= 0 && <= 6. Received 7',
});
assert.throws(() => b.write('a', 0, 7), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => b.write('a', 1.5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => b.write('a', 'nope'), { code: 'ERR_UNKNOWN_ENCODING' });
