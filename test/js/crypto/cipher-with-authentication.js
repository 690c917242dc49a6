'use strict';
// GCM, CCM, OCB and ChaCha20-Poly1305: tags are made and checked.
const assert = require('assert');
const { createCipheriv, createDecipheriv } = require('crypto');

const iv = Buffer.alloc(12), aad = Buffer.from('aad');
const plaintextLength = 5;
for (const [name, keySize, authTagLength, expected] of [
  ['aes-256-gcm', 32, 16, 'a6c22c51225101c2756c5c8f3dbe626c18021c5f4e'],
  ['aes-128-ccm', 16, 8, '06a233de8d87e834c7254dbecc'],
  ['aes-128-ocb', 16, 16, undefined], ['chacha20-poly1305', 32, 16, undefined],
]) {
  const key = Buffer.alloc(keySize);
  const cipher = createCipheriv(name, key, iv, { authTagLength });
  cipher.setAAD(aad, { plaintextLength });
  const secret = Buffer.concat([cipher.update('hello'), cipher.final()]);
  const tag = cipher.getAuthTag();
  assert.strictEqual(tag.length, authTagLength);
  if (expected !== undefined) assert.strictEqual(secret.toString('hex') + tag.toString('hex'),
    expected);
  const open = (change) => {
    const decipher = createDecipheriv(name, key, iv, { authTagLength });
    const given = Buffer.from(tag);
    given[0] ^= change;
    decipher.setAuthTag(given);
    decipher.setAAD(aad, { plaintextLength });
    return Buffer.concat([decipher.update(secret), decipher.final()]).toString();
  };
  assert.strictEqual(open(0), 'hello');
  assert.throws(() => open(1), { message: 'Unsupported state or unable to authenticate data' },
    name);
}
