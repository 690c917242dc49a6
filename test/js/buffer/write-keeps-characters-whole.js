'use strict';
// A character that does not fit is left out, and the bytes behind stay as they were.
const assert = require('assert');

for (const text of ['ab\u00e9', 'ab\u20ac', 'ab\u{1f600}']) {
  const b = Buffer.alloc(3, '.');
  assert.strictEqual(b.write(text), 2);
  assert.strictEqual(b.toString('latin1'), 'ab.');
}
const b = Buffer.alloc(3, '.');
assert.strictEqual(b.write('\u20ac', 'utf16le'), 2);
assert.strictEqual(b.write('ab', 'utf16le'), 2);
assert.strictEqual(b.toString('latin1'), 'a\0.');
const odd = Buffer.alloc(5).subarray(1);
assert.strictEqual(odd.write('ab', 'ucs2'), 4);
assert.strictEqual(odd.toString('ucs2'), 'ab');
