'use strict';
// However the input is cut, and of whatever kind its pieces are, the digest is the same.
const assert = require('assert');
const { createHash } = require('crypto');

const whole = Buffer.alloc(20000, 'some text of h\u00e9re');
const expected = createHash('sha256').update(whole).digest('hex');
for (const size of [1, 7, 4096, 4097, 19999]) {
  const hash = createHash('sha256');
  for (let i = 0; i < whole.length; i += size) hash.update(whole.subarray(i, i + size));
  assert.strictEqual(hash.digest('hex'), expected);
}
const mixed = createHash('sha1').update('6162', 'hex').update('\u00e9',
  'latin1').update(new Uint16Array([1]))
  .update(new DataView(new ArrayBuffer(1)));
assert.strictEqual(mixed.digest('hex'), createHash('sha1').update(Buffer.from('6162e9010000',
  'hex')).digest('hex'));
const changed = Buffer.from('abc');
const hash = createHash('sha1').update(changed);
changed.fill(0);
assert.strictEqual(hash.digest('hex'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
