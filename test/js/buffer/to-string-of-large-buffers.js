'use strict';
// Megabytes decode as well as bytes, in every encoding.
const assert = require('assert');

const size = 3 << 20;
const plain = Buffer.alloc(size, 'ascii text ');
for (const encoding of ['utf8', 'latin1', 'ascii']) {
  const text = plain.toString(encoding);
  assert.strictEqual(text.length, size);
  assert.strictEqual(text.slice(0, 22), 'ascii text ascii text ');
  assert.strictEqual(text, 'ascii text '.repeat(size / 11 + 1).slice(0, size));
}
for (const encoding of ['hex', 'base64', 'base64url', 'ucs2']) {
  assert.ok(Buffer.from(plain.toString(encoding), encoding).equals(plain));
}
const wide = Buffer.from('\u20ac\u00e9x'.repeat(500000));
assert.strictEqual(wide.toString(), '\u20ac\u00e9x'.repeat(500000));
