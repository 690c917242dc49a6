'use strict';
// Text, bytes and zlib's formats through Web Streams; the streams of Blobs and files.
const assert = require('assert');
const fs = require('fs');
const zlib = require('zlib');

async function all(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

const streamOf = (...chunks) => new ReadableStream({
  start(controller) {
    for (const chunk of chunks) controller.enqueue(chunk);
    controller.close();
  },
});

async function text() {
  const cut = streamOf('h\u00e9 \ud83d', '\ude00').pipeThrough(new TextEncoderStream());
  assert.strictEqual(Buffer.concat(await all(cut)).toString(), 'h\u00e9 \ud83d\ude00');
  const bytes = Buffer.from('\u20ac\u20ac');
  const decoded = streamOf(bytes.subarray(0, 2), bytes.subarray(2))
    .pipeThrough(new TextDecoderStream());
  assert.strictEqual((await all(decoded)).join(''), '\u20ac\u20ac');
  await assert.rejects(all(streamOf(Buffer.from([0xff]))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))), TypeError);
  const { encoding, fatal, ignoreBOM } = new TextDecoderStream('latin1');
  assert.deepStrictEqual([encoding, fatal, ignoreBOM], ['windows-1252', false, false]);
}

async function compressed() {
  const data = Buffer.from('compress me '.repeat(1000));
  for (const format of ['gzip', 'deflate']) {
    const packed = await all(streamOf(data).pipeThrough(new CompressionStream(format)));
    assert(zlib.unzipSync(Buffer.concat(packed)).equals(data));
    const back = await all(streamOf(...packed).pipeThrough(new DecompressionStream(format)));
    assert(Buffer.concat(back).equals(data));
  }
  assert.throws(() => new CompressionStream('rar'), { code: 'ERR_INVALID_ARG_VALUE' });
  await assert.rejects(all(streamOf(Buffer.from('no gzip'))
    .pipeThrough(new DecompressionStream('gzip'))), { code: 'Z_DATA_ERROR' });
}

async function sources() {
  const blob = new Blob(['abc', new Uint8Array(200_000), 'def']);
  const read = Buffer.concat(await all(blob.stream()));
  assert(read.equals(Buffer.from(await blob.arrayBuffer())));
  const reader = new Blob(['xyz']).stream().getReader({ mode: 'byob' });
  const { value } = await reader.read(new Uint8Array(2));
  assert.strictEqual(Buffer.from(value).toString(), 'xy');

  const handle = await fs.promises.open(__filename);
  const pieces = (await all(handle.readableWebStream())).map((piece) => Buffer.from(piece));
  assert(Buffer.concat(pieces).equals(fs.readFileSync(__filename)));
  assert.throws(() => handle.readableWebStream(), { code: 'ERR_INVALID_STATE' });
  await handle.close();
}

let ended = 0;
for (const part of [text, compressed, sources]) part().then(() => ended++);
process.on('exit', () => assert.strictEqual(ended, 3));
