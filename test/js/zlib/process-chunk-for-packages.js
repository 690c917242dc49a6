'use strict';
// _processChunk without a callback works at once: packages for PNG images call it.
const assert = require('assert');
const zlib = require('zlib');

const text = Buffer.alloc(50000, 'abc');
const stream = zlib.createInflate();
assert.ok(stream._processChunk(zlib.deflateSync(text), zlib.constants.Z_FINISH).equals(text));
assert.throws(() => zlib.createInflate()._processChunk(Buffer.from('no'), zlib.constants.Z_FINISH),
  { code: 'Z_DATA_ERROR' });
