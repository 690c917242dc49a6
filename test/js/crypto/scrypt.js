'use strict';
// scrypt: RFC 7914's answers, both names of each parameter, and the limits.
const assert = require('assert');
const { scrypt, scryptSync } = require('crypto');

const answer = '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
  'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906';
assert.strictEqual(scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex'), answer);
assert.strictEqual(scryptSync('', '', 64, { cost: 16, blockSize: 1,
  parallelization: 1 }).toString('hex'), answer);
let told = 0;
scrypt('', '', 64, { N: 16, r: 1, p: 1 }, (error, key) => {
  assert.strictEqual(key.toString('hex'), answer);
  told++;
});
scrypt('p', 's', 8, (error, key) => {
  assert.ok(key.equals(scryptSync('p', 's', 8)));
  told++;
});
assert.throws(() => scryptSync('', '', 8, { N: 16, cost: 16 }),
  { code: 'ERR_CRYPTO_SCRYPT_INVALID_PARAMETER' });
assert.throws(() => scryptSync('', '', 8, { N: 3 }), { name: 'RangeError',
  code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', message: 'Invalid scrypt params' });
assert.throws(() => scryptSync('', '', 8, { N: 2 ** 20 }),
  { code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', message: /memory limit exceeded$/ });
process.on('exit', () => assert.strictEqual(told, 2));
