'use strict';
// Reads a cached file of 4 KiB for about a second, and prints operations per second.
//
//   files.js sequential | parallel | descriptor  <file>
//
// sequential: fs.readFile, one after the other; parallel: 32 in flight; descriptor: fs.read of an
// open file, one after the other.
const fs = require('fs');

const [mode, file] = process.argv.slice(2);
const until = process.hrtime.bigint() + 1000000000n;
const begin = process.hrtime.bigint();
let done = 0;
let left = 0;
let ended = false;

function finish() {
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(Math.round(done / seconds));
}

// The clock is looked at every 64 operations only.
const over = () => (++done & 63) === 0 && process.hrtime.bigint() >= until;

function readFiles() {
  left++;
  function next(error, data) {
    if (error) throw error;
    if (data.length !== 4096) throw new Error(`${data.length} bytes`);
    if (over()) ended = true;
    if (!ended) fs.readFile(file, next);
    else if (--left === 0) finish();
  }
  fs.readFile(file, next);
}

function readDescriptor() {
  const fd = fs.openSync(file, 'r');
  const buffer = Buffer.alloc(4096);
  function next(error, bytes) {
    if (error) throw error;
    if (bytes !== 4096) throw new Error(`${bytes} bytes`);
    if (over()) return finish();
    fs.read(fd, buffer, 0, 4096, 0, next);
  }
  fs.read(fd, buffer, 0, 4096, 0, next);
}

if (mode === 'descriptor') readDescriptor();
else for (let i = 0; i < (mode === 'parallel' ? 32 : 1); i++) readFiles();
