'use strict';
// Unknown algorithms, wrong input, and use after the end.
const assert = require('assert');
const { createHash, Hash } = require('crypto');

assert.throws(() => createHash('nope'), { message: 'Digest method not supported' });
assert.throws(() => createHash('md4'), { code: 'ERR_OSSL_EVP_UNSUPPORTED' });
assert.throws(() => createHash(5), { code: 'ERR_INVALID_ARG_TYPE' });
for (const bad of [undefined, null, 5, {}, new ArrayBuffer(2)]) {
  assert.throws(() => createHash('sha1').update(bad), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The "data" argument must be .* Buffer, TypedArray, or DataView\. Received/,
  });
}
assert.throws(() => createHash('sha1').update('abc', 'hex'), {
  code: 'ERR_INVALID_ARG_VALUE',
  message: "The argument 'encoding' is invalid for data of length 3. Received 'hex'",
});
const hash = createHash('sha1');
hash.digest();
const finalized = { name: 'Error', code: 'ERR_CRYPTO_HASH_FINALIZED',
  message: 'Digest already called' };
assert.throws(() => hash.digest(), finalized);
assert.throws(() => hash.update('a'), finalized);
assert.ok(Hash('sha1') instanceof Hash);
