'use strict';
// The classes, with and without `new`; the constants, here and there.
const assert = require('assert');
const { Transform } = require('stream');
const zlib = require('zlib');

for (const name of ['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip',
  'BrotliCompress', 'BrotliDecompress']) {
  const stream = zlib[`create${name}`]();
  assert.ok(stream instanceof zlib[name] && stream instanceof Transform);
  assert.ok(zlib[name]() instanceof zlib[name]);
  assert.strictEqual(zlib[name].name, name);
}
assert.strictEqual(zlib.constants.Z_BEST_COMPRESSION, 9);
assert.strictEqual(zlib.Z_BEST_COMPRESSION, 9);
assert.strictEqual(zlib.codes.Z_DATA_ERROR, -3);
assert.strictEqual(zlib.codes['-3'], 'Z_DATA_ERROR');
assert.ok(Object.isFrozen(zlib.codes));
assert.ok(!Object.keys(zlib).includes('Z_OK'));
