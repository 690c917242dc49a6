'use strict';

// The engine is told of a compressor's memory (deflate has some 260 KiB of it), so that streams
// which were dropped without being closed are collected before they fill the machine.

const assert = require('assert');
const zlib = require('zlib');

const mebibyte = 1024 * 1024;
const rounds = 16, streamsPerRound = 200; // would be about 830 MiB
const most = 400 * mebibyte;

function begin() {
  const stream = zlib.createGzip({ chunkSize: 64 });
  stream.write(Buffer.alloc(100));
  return new Promise((resolve) => stream.flush(() => resolve(stream)));
}

// They are kept for a while, since young garbage is collected anyway.
async function makeAndForget() {
  for (let round = 0; round < rounds; round++) {
    const streams = [];
    for (let i = 0; i < streamsPerRound; i++) streams.push(await begin());
  }
  assert.ok(process.memoryUsage().rss - before < most);
}

const before = process.memoryUsage().rss;
makeAndForget();
