'use strict';
// maxOutputLength is a limit to the byte, in both forms.
const assert = require('assert');
const zlib = require('zlib');

const text = Buffer.alloc(100000, 'x');
for (const [there, back] of [['gzip', 'gunzip'], ['brotliCompress', 'brotliDecompress']]) {
  const packed = zlib[`${there}Sync`](text);
  assert.strictEqual(zlib[`${back}Sync`](packed, { maxOutputLength: text.length }).length,
    text.length);
  const expected = { name: 'RangeError', code: 'ERR_BUFFER_TOO_LARGE',
    message: `Cannot create a Buffer larger than ${text.length - 1} bytes` };
  assert.throws(() => zlib[`${back}Sync`](packed, { maxOutputLength: text.length - 1 }), expected);
  zlib[back](packed, { maxOutputLength: text.length - 1 }, (error) => {
    assert.throws(() => { throw error; }, expected);
  });
}
