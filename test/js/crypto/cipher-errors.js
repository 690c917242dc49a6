'use strict';
// Wrong names, keys, nonces, tags and orders, each with its code.
const assert = require('assert');
const { createCipheriv, createDecipheriv } = require('crypto');

const key = Buffer.alloc(16), iv = Buffer.alloc(16);
const cbc = () => createCipheriv('aes-128-cbc', key, iv);
const refuse = (f, code, message) => assert.throws(f, message === undefined ? { code } : { code,
  message });
refuse(() => createCipheriv('nope', key, iv), 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
refuse(() => createCipheriv('aes-128-cbc', Buffer.alloc(5), iv), 'ERR_CRYPTO_INVALID_KEYLEN',
  'Invalid key length');
refuse(() => createCipheriv('aes-128-cbc', key, Buffer.alloc(5)), 'ERR_CRYPTO_INVALID_IV',
  'Invalid initialization vector');
refuse(() => createCipheriv('aes-128-cbc', key, null), 'ERR_CRYPTO_INVALID_IV');
refuse(() => createCipheriv('aes-128-ecb', key, iv), 'ERR_CRYPTO_INVALID_IV');
refuse(() => createCipheriv('aes-128-cbc', key), 'ERR_INVALID_ARG_TYPE');
refuse(() => cbc().update(5), 'ERR_INVALID_ARG_TYPE');
refuse(() => cbc().getAuthTag(), 'ERR_CRYPTO_INVALID_STATE',
  'Invalid state for operation getAuthTag');
refuse(() => cbc().setAAD(key), 'ERR_CRYPTO_INVALID_STATE', 'Invalid state for operation setAAD');
const done = cbc();
done.final();
refuse(() => done.final(), 'ERR_CRYPTO_INVALID_STATE');
assert.throws(() => done.update('a'), { message: 'Trying to add data in unsupported state' });
const unpadded = cbc();
unpadded.setAutoPadding(false);
unpadded.update('a');
refuse(() => unpadded.final(), 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH');
const wrong = createDecipheriv('aes-128-cbc', key, iv);
wrong.update(Buffer.alloc(16));
assert.throws(() => wrong.final(), {
  code: 'ERR_OSSL_BAD_DECRYPT', library: 'Provider routines', reason: 'bad decrypt',
  message: 'error:1C800064:Provider routines::bad decrypt',
});
refuse(() => createCipheriv('aes-128-ccm', key, iv.subarray(4)), 'ERR_CRYPTO_INVALID_AUTH_TAG',
  'authTagLength required for aes-128-ccm');
const gcm = createDecipheriv('aes-128-gcm', key, iv.subarray(4));
refuse(() => gcm.setAuthTag(Buffer.alloc(3)), 'ERR_CRYPTO_INVALID_AUTH_TAG',
  'Invalid authentication tag length: 3');
gcm.setAuthTag(Buffer.alloc(16));
refuse(() => gcm.setAuthTag(Buffer.alloc(16)), 'ERR_CRYPTO_INVALID_STATE');
