'use strict';
// The functions take text and bytes of all kinds, and want a callback unless they are Sync.
const assert = require('assert');
const zlib = require('zlib');

const memory = new Uint8Array([97, 98, 99, 100]).buffer;
for (const input of ['abcd', Buffer.from('abcd'), memory, new DataView(memory),
  new Uint16Array(memory)]) {
  assert.strictEqual(zlib.inflateSync(zlib.deflateSync(input)).toString(), 'abcd');
}
for (const bad of [undefined, null, 5, {}]) {
  assert.throws(() => zlib.gzipSync(bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const nothing of [undefined, null]) {
  zlib.gzip(nothing, (error, bytes) => {
    assert.ifError(error);
    assert.strictEqual(zlib.gunzipSync(bytes).length, 0);
  });
}
assert.throws(() => zlib.gzip(5, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => zlib.gzip('a'), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"callback" argument/ });
assert.throws(() => zlib.gzip('a', {}, 5), { code: 'ERR_INVALID_ARG_TYPE' });
const { buffer, engine } = zlib.gzipSync('abc', { info: true });
assert.ok(Buffer.isBuffer(buffer) && engine instanceof zlib.Gzip);
assert.strictEqual(engine.bytesWritten, 3);
