'use strict';
// What some packages do below the stream: steps of the handle by hand, told in _writeState.
const assert = require('assert');
const zlib = require('zlib');

const data = Buffer.from('by hand '.repeat(500));
const packed = zlib.deflateSync(data);
const inflate = zlib.createInflate();
const out = Buffer.alloc(3000);
const pieces = [];
let at = 0;
let left = packed.length;
let room;
do {
  inflate._handle.writeSync(zlib.constants.Z_NO_FLUSH, packed, at, left, out, 0, out.length);
  let rest;
  [room, rest] = inflate._writeState;
  pieces.push(Buffer.from(out.subarray(0, out.length - room)));
  at += left - rest;
  left = rest;
} while (room === 0);
assert(Buffer.concat(pieces).equals(data));
inflate._handle.close();
inflate._handle = null;

const broken = zlib.createInflate();
broken.on('error', (error) => {
  assert.strictEqual(error.code, 'Z_DATA_ERROR');
  console.log('told');
});
broken._handle.writeSync(zlib.constants.Z_NO_FLUSH, Buffer.from('no zlib'), 0, 7, out, 0, 100);
