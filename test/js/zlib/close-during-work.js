'use strict';
// Closing or destroying a stream while it works is safe; its write is then never heard of.
const assert = require('assert');
const zlib = require('zlib');

const input = Buffer.alloc(1 << 20, 'some input ');
let closed = 0, failed = 0;
for (let i = 0; i < 20; i++) {
  const stream = i % 2 ? zlib.createGzip() : zlib.createBrotliCompress({ params: { 1: 4 } });
  stream.on('close', () => closed++);
  stream.on('error', (error) => {
    assert.strictEqual(error.message, 'enough');
    failed++;
  });
  stream.write(input);
  if (i % 4 < 2) stream.close();
  else setImmediate(() => stream.destroy(new Error('enough')));
}
const late = zlib.createGzip();
late.close();
late.on('error', (error) => assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED'));
late.write('x');
process.on('exit', () => {
  assert.strictEqual(closed, 20);
  assert.strictEqual(failed, 10);
});
