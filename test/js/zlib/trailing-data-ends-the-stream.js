'use strict';
// Data behind the end of what was compressed: it is dropped, and the stream comes to its end all
// the same, with all callbacks.
const assert = require('assert');
const zlib = require('zlib');

const compressed = zlib.deflateSync('hello');
for (const chunks of [[Buffer.concat([compressed, compressed])], [compressed, Buffer.from('x')]]) {
  const stream = zlib.createInflate();
  const seen = [];
  for (const name of ['end', 'finish', 'close', 'error']) stream.on(name, () => seen.push(name));
  stream.on('data', (data) => seen.push(`${data}`));
  for (const chunk of chunks) stream.write(chunk);
  stream.end(() => seen.push('ended'));
  process.on('exit', () => {
    assert.deepStrictEqual(seen, ['hello', 'end', 'ended', 'finish', 'close']);
    assert.strictEqual(stream.bytesWritten, compressed.length);
  });
}

// The engine of `info` counts what was used.
const { buffer, engine } = zlib.inflateSync(Buffer.concat([compressed, compressed]),
  { info: true });
assert.strictEqual(`${buffer}`, 'hello');
assert.strictEqual(engine.bytesWritten, compressed.length);
zlib.gunzip(Buffer.concat([zlib.gzipSync('a'), Buffer.alloc(5)]), { info: true }, (error, got) => {
  assert.strictEqual(error, null);
  assert.strictEqual(got.engine.bytesWritten, zlib.gzipSync('a').length);
});
