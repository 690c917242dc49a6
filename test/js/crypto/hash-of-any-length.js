'use strict';
// outputLength is for the extendable functions; for others it has to be theirs.
const assert = require('assert');
const { createHash } = require('crypto');

const shake = (length) => createHash('shake256',
  { outputLength: length }).update('a').digest('hex');
assert.strictEqual(shake(40), '867e2cb04f5a04dcbd592501a5e8fe9ceaafca50255626ca736c138042530ba' +
  '436b7b1ec0e06a279');
assert.strictEqual(shake(8), shake(40).slice(0, 16));
assert.strictEqual(shake(0), '');
assert.strictEqual(createHash('shake128').digest('hex').length, 32);
const long = createHash('shake128', { outputLength: 1000 });
assert.strictEqual(long.update('a').update('b').digest().length, 1000);
assert.strictEqual(createHash('sha256', { outputLength: 32 }).digest().length, 32);
assert.throws(() => createHash('sha256', { outputLength: 5 }),
  { code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH' });
assert.throws(() => createHash('sha256', { outputLength: -1 }), { code: 'ERR_OUT_OF_RANGE' });
