'use strict';

// Where small Buffers come from: slices of one piece of memory, replaced when it is used up.
//
//   allocate(size)                  memory as it comes, from the pool if small
//   fromString(string, encoding)    encodes straight into the pool
//   fromArrayLike(source)           copies numbers
//   pool                            {size}: Buffer.poolSize
//
// Slices begin at multiples of 8, so that typed arrays of any kind fit on them.

const { FastBuffer, unclearedBuffer } = require('internal/buffer');

const { markAsUntransferable } = require('internal/untransferable');

const pool = { size: 8 * 1024 };

let bytes; // the pool as a whole
let memory; // its ArrayBuffer
let capacity = 0;
let used = 0;

function renew() {
  capacity = pool.size;
  bytes = unclearedBuffer(capacity);
  memory = bytes.buffer;
  markAsUntransferable(memory);
  // One that is smaller than a kept typed array of the engine's heap cannot be shared out.
  used = 0;
}

function take(size) {
  const taken = new FastBuffer(memory, used, size);
  used = (used + size + 7) & ~7;
  return taken;
}

function allocate(size) {
  if (size < (pool.size >>> 1)) {
    if (size <= 0) return new FastBuffer();
    if (size > capacity - used) renew();
    return take(size);
  }
  return unclearedBuffer(size);
}

function fromString(string, encoding) {
  const { length } = string;
  if (length === 0) return new FastBuffer();
  let most = encoding.bound(length);
  const small = pool.size >>> 1;
  if (most >= small) most = encoding.byteLength(string);
  if (most < small) {
    if (most > capacity - used) renew();
    return take(encoding.write(bytes, string, used, most));
  }
  const made = unclearedBuffer(most);
  const written = encoding.write(made, string, 0, most);
  return written === most ? made : new FastBuffer(made.buffer, 0, written);
}

function fromArrayLike(source) {
  const { length } = source;
  if (length <= 0) return new FastBuffer();
  if (length >= (pool.size >>> 1)) return new FastBuffer(source);
  if (length > capacity - used) renew();
  const made = take(length);
  made.set(source, 0);
  return made;
}

module.exports = { allocate, fromString, fromArrayLike, pool };
