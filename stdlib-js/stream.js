'use strict';

// The public module `stream`: readable-stream, whose errors and helpers are this library's
// (script/embed-library sees to that), with what only Node itself can give.
//
//   Stream (the export itself), Readable, Writable, Duplex, Transform, PassThrough, pipeline,
//   finished, compose, addAbortSignal, destroy, isDisturbed, isErrored, isReadable, promises, ...
//
// Covers all that Node 18 documents.

const Stream = require('internal/deps/readable-stream');
const { FastBuffer, isUint8Array } = require('internal/buffer');

Stream._isUint8Array = isUint8Array;
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return new FastBuffer(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};

module.exports = Stream;
