'use strict';
// The memory that reads fill, as JavaScript sees it: see bindings/net/slab_views.h.
//
//   bytesAt(slab, offset, length)   a Buffer with these bytes
//   slabBytes(slab)                 all of the slab (http keeps it with a request)
//
// A Buffer is a view on the slab: nothing is copied, and the slab lives as long as the view. Small
// pieces are copied all the same, into the pool of allocUnsafe(), so that a few kept bytes do not
// keep a whole slab.

const { onMail, mail, takeValue } = require('internal/mailbox');

const kCopyBelow = 1024;

const slabs = [];
let FastBuffer;
let fromShared;

function loadBuffer() {
  ({ FastBuffer } = require('internal/buffer'));
  require('buffer'); // gives it its methods
  ({ fromShared } = require('internal/buffer/pool'));
}

onMail('slab', function onSlab(id, result, at) {
  const buffer = takeValue(mail[at]);
  slabs[id] = {
    buffer, bytes: new Uint8Array(buffer), words: new Int32Array(buffer, 0, buffer.byteLength >> 2),
  };
});

onMail('slabGone', function onSlabGone(id) {
  slabs[id] = undefined;
});

function bytesAt(slab, offset, length) {
  if (FastBuffer === undefined) loadBuffer();
  if (length < kCopyBelow) return fromShared(slabs[slab], offset, length);
  return new FastBuffer(slabs[slab].buffer, offset, length);
}

function slabBytes(slab) {
  return slabs[slab].bytes;
}

module.exports = { bytesAt, slabBytes };
