// Hashes, HMACs, timingSafeEqual, random functions' kinds and errors.
'use strict';
const crypto = require('crypto');

console.log(crypto.createHash('sha256').update('a').update('b').digest('hex'));
console.log(crypto.createHash('md5').update('x').digest('base64'), crypto.createHash('sha1').copy()
  .digest('hex'));
console.log(crypto.createHmac('sha512', 'key').update('data').digest('base64url'));
console.log(crypto.pbkdf2Sync('p', 's', 10, 8, 'sha256'), crypto.scryptSync('p', 's', 8));
console.log(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
console.log(crypto.randomBytes(4).length);
console.log(/^[-0-9a-f]{36}$/.test(crypto.randomUUID()), crypto.randomInt(1, 2));
const hash = crypto.createHash('sha256');
hash.digest();
for (const action of [() => crypto.createHash('nope'), () => crypto.createHash(),
  () => hash.digest(),
  () => hash.update('x'), () => crypto.createHash('md5').update(1),
  () => crypto.createHmac('md5'),
  () => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)), () => crypto.randomBytes(-1),
  () => crypto.randomBytes('x'), () => crypto.randomInt(5, 1), () => crypto.randomInt(0.5),
  () => crypto.pbkdf2Sync('p', 's', 0, 8, 'sha256'),
  () => crypto.pbkdf2Sync('p', 's', 1, 8, 'nope'),
  () => crypto.pbkdf2('p', 's', 1, 8, 'sha256'), () => crypto.scryptSync('p', 's', 8, { N: 3 }),
  () => crypto.createCipheriv('nope', 'k', 'i'),
  () => crypto.createCipheriv('aes-128-cbc', 'k', 'i')]) {
  try {
    console.log(typeof action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const cipher = crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
const secret = cipher.update('secret', 'utf8', 'hex') + cipher.final('hex');
const decipher = crypto.createDecipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
console.log(secret, decipher.update(secret, 'hex', 'utf8') + decipher.final('utf8'));
