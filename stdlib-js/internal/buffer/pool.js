'use strict';

// Where small Buffers come from: slices of one piece of memory, replaced when it is used up.
//
//   allocate(size)                  memory as it comes, from the pool if small
//   fromString(string, encoding)    encodes straight into the pool
//   fromArrayLike(source)           copies numbers
//   fromShared(shared, offset, length)   copies bytes of {bytes, words}, two views of one memory
//   pool                            {size}: Buffer.poolSize
//
// Slices begin at multiples of 8, so that typed arrays of any kind fit on them.

const { copy } = internalBinding('buffer');
const { FastBuffer, unclearedBuffer, isUint8Array, lengthOf } = require('internal/buffer');
const { markAsUntransferable } = require('internal/untransferable');

const pool = { size: 8 * 1024 };

let bytes; // the pool as a whole
let words; // the same by fours
let memory; // its ArrayBuffer
let capacity = 0;
let used = 0;

function renew() {
  capacity = pool.size;
  bytes = unclearedBuffer(capacity);
  memory = bytes.buffer;
  words = new Int32Array(memory, 0, capacity >> 2);
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

function fromBytes(source) {
  const length = lengthOf(source);
  const made = allocate(length);
  if (length > 0) copy(made, 0, source, 0, length);
  return made;
}

function fromArrayLike(source) {
  if (isUint8Array(source)) return fromBytes(source);
  const { length } = source;
  if (length <= 0) return new FastBuffer();
  if (length >= (pool.size >>> 1)) return new FastBuffer(source);
  if (length > capacity - used) renew();
  const made = take(length);
  made.set(source, 0);
  return made;
}

// Up to so many bytes a loop takes half the time of subarray() and set().
const kByWords = 160;
const kByBytes = 32; // where the bytes do not begin at a word

function fromShared(shared, offset, length) {
  const byWords = (offset & 3) === 0;
  if (length === 0 || length > (byWords ? kByWords : kByBytes) || length >= (pool.size >>> 1)) {
    const made = allocate(length);
    made.set(shared.bytes.subarray(offset, offset + length));
    return made;
  }
  if (length > capacity - used) renew();
  const whole = byWords ? length >> 2 : 0;
  const from = offset >> 2;
  const to = used >> 2;
  for (let i = 0; i < whole; i++) words[to + i] = shared.words[from + i];
  for (let i = whole << 2; i < length; i++) bytes[used + i] = shared.bytes[offset + i];
  return take(length);
}

module.exports = { allocate, fromString, fromArrayLike, fromShared, pool };
