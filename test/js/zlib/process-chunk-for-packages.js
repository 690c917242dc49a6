'use strict';
// _processChunk without a callback works at once: packages for PNG images call it. It closes the
// stream, but packages for archives keep the native half open by a close() that does nothing, and
// make Buffer.concat() give them the pieces.
const assert = require('assert');
const zlib = require('zlib');

const text = Buffer.alloc(50000, 'abc');
const stream = zlib.createInflate();
assert.ok(stream._processChunk(zlib.deflateSync(text), zlib.constants.Z_FINISH).equals(text));
assert.throws(() => zlib.createInflate()._processChunk(Buffer.from('no'), zlib.constants.Z_FINISH),
  { code: 'Z_DATA_ERROR' });

const gzip = zlib.createGzip({ chunkSize: 64 });
const { concat } = Buffer;
const pieces = [];
for (const [chunk, flag] of [[text, 0], [Buffer.from('end'), zlib.constants.Z_FINISH]]) {
  const handle = gzip._handle;
  const { close } = handle;
  handle.close = () => {};
  Buffer.concat = (list) => list;
  pieces.push(...gzip._processChunk(chunk, flag));
  Buffer.concat = concat;
  assert.strictEqual(gzip._handle, null);
  gzip._handle = handle;
  handle.close = close;
}
assert.strictEqual(zlib.gunzipSync(Buffer.concat(pieces)).toString(), `${text}end`);
gzip.close();
assert.strictEqual(gzip._handle, null);
assert.throws(() => gzip._processChunk(text, 0), /closed/);
