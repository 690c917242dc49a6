'use strict';
// What a ReadStream hands on is the reader's own: memory is read into again, but never a chunk that
// somebody holds. A stream with functions of fs from outside, which gets new memory for each read,
// sees the same chunks.

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pieces-'));
const sizes = [0, 1, 100, 4095, 4096, 8192, 32767, 32768, 32769, 65535, 65536, 65537, 200000];
const settings = [{}, { highWaterMark: 4096 }, { start: 10 }, { start: 10, end: 4105 },
                  { highWaterMark: 100000 }, { encoding: 'latin1' }];

function contentOf(seed, size) {
  return Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + seed + (i >> 8)) & 0xff));
}

const files = sizes.map((size, seed) => {
  const name = path.join(folder, `${size}`);
  const content = contentOf(seed, size);
  fs.writeFileSync(name, content);
  return { name, content };
});

function chunksOf(name, options) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const stream = fs.createReadStream(name, options);
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('close', () => resolve({ chunks, bytesRead: stream.bytesRead }));
  });
}

const outside = {
  open: fs.open,
  close: fs.close,
  read: (...args) => fs.read(...args),
};

function expected(content, { start = 0, end = Infinity }) {
  return content.subarray(start, end + 1);
}

async function main() {
  for (const options of settings) {
    // All at once, and each file twice: their reads are under way together.
    const own = await Promise.all([...files, ...files].map(({ name }) => chunksOf(name, options)));
    const other = await Promise.all(
      files.map(({ name }) => chunksOf(name, { ...options, fs: outside })));
    own.forEach(({ chunks, bytesRead }, i) => {
      const { content } = files[i % files.length];
      const whole = options.encoding ? Buffer.from(chunks.join(''), options.encoding)
        : Buffer.concat(chunks);
      assert.ok(whole.equals(expected(content, options)), `${content.length}`);
      const { chunks: otherChunks, bytesRead: otherRead } = other[i % files.length];
      assert.deepStrictEqual(chunks.map((chunk) => chunk.length),
                             otherChunks.map((chunk) => chunk.length));
      assert.strictEqual(bytesRead, otherRead);
    });
  }
}

main().finally(() => fs.rmSync(folder, { recursive: true }));
