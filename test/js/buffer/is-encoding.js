'use strict';
// Buffer.isEncoding knows the names in any case, and nothing else.
const assert = require('assert');

for (const name of ['hex', 'utf8', 'utf-8', 'ascii', 'latin1', 'binary', 'base64', 'base64url',
  'ucs2',
  'ucs-2', 'utf16le', 'utf-16le']) {
  assert.ok(Buffer.isEncoding(name) && Buffer.isEncoding(name.toUpperCase()), name);
}
for (const name of ['utf9', 'utf 8', '', false, NaN, {}, undefined, null, 1, []]) {
  assert.strictEqual(Buffer.isEncoding(name), false);
}
