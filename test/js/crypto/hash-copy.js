'use strict';
// A copy goes its own way, whether or not there was input before.
const assert = require('assert');
const { createHash } = require('crypto');

const plain = (text) => createHash('sha1').update(text).digest('hex');
for (const pieces of [[], ['a'], ['a', 'b'], ['x'.repeat(10000)]]) {
  const hash = createHash('sha1');
  for (const piece of pieces) hash.update(piece);
  const copy = hash.copy();
  hash.update('1');
  copy.update('2');
  assert.strictEqual(hash.digest('hex'), plain(`${pieces.join('')}1`));
  assert.strictEqual(copy.digest('hex'), plain(`${pieces.join('')}2`));
}
const done = createHash('sha1');
done.digest();
assert.throws(() => done.copy(), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
