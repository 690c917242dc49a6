'use strict';
// getCipherInfo, getCiphers, getHashes.
const assert = require('assert');
const { getCipherInfo, getCiphers, getHashes } = require('crypto');

assert.deepStrictEqual(getCipherInfo('aes-256-gcm'),
  { mode: 'gcm', name: 'id-aes256-gcm', nid: 901, blockSize: 1, ivLength: 12, keyLength: 32 });
assert.deepStrictEqual(getCipherInfo('aes-128-ecb'), { mode: 'ecb', name: 'aes-128-ecb', nid: 418,
  blockSize: 16, keyLength: 16 });
assert.strictEqual(getCipherInfo(901).name, 'id-aes256-gcm');
assert.strictEqual(getCipherInfo('aes-128-gcm', { ivLength: 16 }).ivLength, 16);
assert.strictEqual(getCipherInfo('aes-128-cbc', { keyLength: 5 }), undefined);
assert.strictEqual(getCipherInfo('nope'), undefined);
assert.throws(() => getCipherInfo({}), { code: 'ERR_INVALID_ARG_TYPE' });
for (const name of ['aes-128-cbc', 'aes-256-gcm',
  'chacha20-poly1305']) assert.ok(getCiphers().includes(name));
for (const name of ['md5', 'sha1', 'sha256', 'RSA-SHA256',
  'shake128']) assert.ok(getHashes().includes(name));
getHashes().length = 0;
assert.ok(getHashes().length > 20);
