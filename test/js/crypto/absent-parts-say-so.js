'use strict';
// What is not there is a clear error when it is used, not when crypto is loaded.
const assert = require('assert');
const crypto = require('crypto');

for (const use of [() => crypto.setEngine('x'), () => { crypto.DEFAULT_ENCODING = 'latin1'; }]) {
  assert.throws(use, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}
assert.strictEqual(crypto.webcrypto.getRandomValues(new Uint8Array(3)).length, 3);
assert.strictEqual(crypto.getFips(), 0);
assert.strictEqual(crypto.constants.RSA_PKCS1_PADDING, 1);
