'use strict';
// The memory that reads fill, as JavaScript sees it: see bindings/net/slab_views.h.
//
//   bytesAt(slab, offset, length)   a Buffer with these bytes
//   slabBytes(slab)                 all of the slab (http keeps it with a request)
//
// A Buffer is a view on the slab: nothing is copied, and the slab lives as long as the view. Small
// pieces are copied all the same, so that a few kept bytes do not keep a whole slab.

const { onMail, mail, takeValue } = require('internal/mailbox');

const kCopyBelow = 1024;

const slabs = [];
let FastBuffer;
let allocUnsafe;

function loadBuffer() {
  ({ FastBuffer } = require('internal/buffer'));
  ({ allocUnsafe } = require('buffer').Buffer);
}

onMail('slab', function onSlab(id, result, at) {
  const buffer = takeValue(mail[at]);
  slabs[id] = { buffer, bytes: new Uint8Array(buffer) };
});

function bytesAt(slab, offset, length) {
  if (FastBuffer === undefined) loadBuffer();
  if (length < kCopyBelow) {
    const copy = allocUnsafe(length);
    const { bytes } = slabs[slab];
    if (length <= 32) {
      for (let i = 0; i < length; i++) copy[i] = bytes[offset + i];
    } else {
      copy.set(bytes.subarray(offset, offset + length));
    }
    return copy;
  }
  return new FastBuffer(slabs[slab].buffer, offset, length);
}

function slabBytes(slab) {
  return slabs[slab].bytes;
}

module.exports = { bytesAt, slabBytes };
