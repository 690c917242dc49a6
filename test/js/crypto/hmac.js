'use strict';
// HMACs with keys of all kinds; a second digest is empty.
const assert = require('assert');
const { createHmac, createSecretKey } = require('crypto');

const mac = (name, key, ...pieces) => {
  const hmac = createHmac(name, key);
  for (const piece of pieces) hmac.update(piece);
  return hmac.digest('hex');
};
// RFC 4231, case 2 and 6
const jefe = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
for (const key of ['Jefe', Buffer.from('Jefe'), new Uint8Array(Buffer.from('Jefe')).buffer,
  createSecretKey(Buffer.from('Jefe'))]) {
  assert.strictEqual(mac('sha256', key, 'what do ya want for nothing?'), jefe);
  assert.strictEqual(mac('sha256', key, 'what do ya ', Buffer.from('want for nothing?')), jefe);
}
assert.strictEqual(mac('sha256', Buffer.alloc(131, 0xaa),
  'Test Using Larger Than Block-Size Key - Hash Key First'),
  '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
assert.strictEqual(mac('sha256', '', ''),
  'b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad');
const hmac = createHmac('md5', 'k');
hmac.digest();
assert.strictEqual(hmac.digest('hex'), '');
assert.strictEqual(hmac.digest().length, 0);
assert.throws(() => hmac.update('a'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
assert.throws(() => createHmac('nope', 'k'), { name: 'TypeError',
  code: 'ERR_CRYPTO_INVALID_DIGEST', message: 'Invalid digest: nope' });
assert.throws(() => createHmac('sha1', 5), { code: 'ERR_INVALID_ARG_TYPE' });
