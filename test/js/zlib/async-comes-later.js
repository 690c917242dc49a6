'use strict';
// A callback is never called before the function has returned, and many may be under way.
const assert = require('assert');
const zlib = require('zlib');
const { promisify } = require('util');

let returned = false, told = 0;
for (let i = 0; i < 50; i++) {
  zlib.gzip(`text ${i}`, (error, packed) => {
    assert.ok(returned && error === null);
    zlib.gunzip(packed, (again, text) => {
      assert.strictEqual(text.toString(), `text ${i}`);
      told++;
    });
  });
}
returned = true;
promisify(zlib.brotliCompress)('abc').then((packed) => {
  assert.strictEqual(zlib.brotliDecompressSync(packed).toString(), 'abc');
  told++;
});
process.on('exit', () => assert.strictEqual(told, 51));
