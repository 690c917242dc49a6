'use strict';

// gzip, gunzip and brotli of text, by size: at once in the loop's thread, and by callback.
//
// kind: task
// unit: call
// target: all 1.0 of node-api

const assert = require('assert');
const { promisify } = require('util');
const zlib = require('zlib');
const { tasks } = require('../workload');

const line = (i) => `${i} GET /path/${i * 7919 % 1000} 200 ${i * 104729 % 65536} "agent"\n`;
function textOf(size) {
  let text = '';
  for (let i = 0; text.length < size; i++) text += line(i);
  return Buffer.from(text.slice(0, size));
}

const quick = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };
const list = [];

function add(name, size, input, expected, run) {
  list.push({
    parameters: { method: name, size }, bytes: size,
    batch: Math.max(1, Math.round(65536 / size)),
    async verify() { assert.deepStrictEqual(await expected(await run(input)), input); },
    async run(count) {
      for (let i = 0; i < count; i++) {
        const pending = run(input);
        if (typeof pending.then === 'function') await pending;
      }
    },
  });
}

for (const size of [256, 16384, 1048576]) {
  const text = textOf(size);
  const zipped = zlib.gzipSync(text);
  const squeezed = zlib.brotliCompressSync(text, quick);
  const packed = (bytes) => zlib.gzipSync(bytes);
  add('gzipSync', size, text, zlib.gunzipSync, (bytes) => zlib.gzipSync(bytes));
  add('gunzipSync', size, zipped, packed, (bytes) => zlib.gunzipSync(bytes));
  add('gzip', size, text, zlib.gunzipSync, promisify(zlib.gzip));
  add('gunzip', size, zipped, packed, promisify(zlib.gunzip));
  add('brotliCompressSync', size, text, zlib.brotliDecompressSync,
    (bytes) => zlib.brotliCompressSync(bytes, quick));
  add('brotliDecompressSync', size, squeezed, (bytes) => zlib.brotliCompressSync(bytes, quick),
    (bytes) => zlib.brotliDecompressSync(bytes));
}

tasks(list);
