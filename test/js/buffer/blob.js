'use strict';
// A Blob is put together from parts, cut, and read.
const assert = require('assert');
const { Blob } = require('buffer');

(async () => {
  const bytes = new Uint8Array([33, 34]);
  const blob = new Blob(['h\u00e9', bytes, new Blob(['x']), bytes.buffer], { type: 'Text/Plain' });
  bytes[0] = 0; // too late to matter
  assert.strictEqual(blob.size, 8);
  assert.strictEqual(blob.type, 'text/plain');
  assert.strictEqual(await blob.text(), 'h\u00e9!"x!"');
  const part = blob.slice(-3, -1, 'A/B');
  assert.strictEqual(await part.text(), 'x!');
  assert.strictEqual(part.type, 'a/b');
  assert.deepStrictEqual([...new Uint8Array(await blob.slice(1, 4).arrayBuffer())], [0xc3, 0xa9,
    33]);
  assert.strictEqual(new Blob(['a\r\nb\n'], { endings: 'native' }).size, 4);
  assert.strictEqual(Object.prototype.toString.call(blob), '[object Blob]');
  assert.throws(() => new Blob('abc'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new Blob([], { endings: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => Blob.prototype.size, { code: 'ERR_INVALID_THIS' });
})();

// Of the options each is read once.
const read = [];
void new Blob([], {
  get type() { read.push('type'); return 'x'; },
  get endings() { read.push('endings'); return 'native'; },
});
assert.deepStrictEqual(read, ['type', 'endings']);
