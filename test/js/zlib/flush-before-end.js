'use strict';
// flush() before end(): each tells of the bytes before it, and what is written last finishes the
// data; a result beyond the Buffers' greatest length is an error.
const assert = require('assert');
const zlib = require('zlib');

const compress = zlib.createGzip();
const pieces = [];
for (const text of ['abc', 'def', 'ghi']) {
  compress.write(text);
  compress.flush(zlib.constants.Z_PARTIAL_FLUSH, () => pieces.push(compress.read()));
}
compress.end(() => {
  assert.strictEqual(pieces.length, 3);
  assert.strictEqual(zlib.gunzipSync(Buffer.concat(pieces)).toString(), 'abcdefghi');
  const first = zlib.gunzipSync(pieces[0], { finishFlush: zlib.constants.Z_SYNC_FLUSH });
  assert.strictEqual(first.toString(), 'abc');
});
assert.throws(() => zlib.gunzipSync(zlib.gzipSync('x'.repeat(100)), { maxOutputLength: 64 }), {
  name: 'RangeError', code: 'ERR_BUFFER_TOO_LARGE',
});
