'use strict';
// How a Duplex over a StreamHandle writes and ends: shared by sockets and pipes.
//
//   writeGeneric(stream, chunk, encoding, callback)
//   writevGeneric(stream, chunks, callback)
//
// What is written in one turn is gathered natively and leaves as one send. A write counts as done
// once it is gathered, unless more than kHighWater bytes wait already: then when they are sent, and
// its callback is told of a failing send before 'error'. (Were each callback to wait for its send,
// a chain of small writes would cost a turn of the loop for each.)

const { errnoException } = require('internal/errors');

const kHighWater = 64 * 1024;
const kCanceled = -125; // by the close
const kLatin1 = 0;
const kUtf8 = 1;
const kUtf16 = 2;

function notBytes() {
  const error = new TypeError('Second argument must be a buffer');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function gather(handle, chunk, encoding) {
  if (typeof chunk !== 'string') return handle.writeBuffer(chunk);
  switch (encoding) {
    case 'utf8': case 'utf-8':
      return handle.writeString(chunk, kUtf8);
    case 'latin1': case 'binary': case 'ascii':
      return handle.writeString(chunk, kLatin1);
    case 'ucs2': case 'ucs-2': case 'utf16le': case 'utf-16le':
      return handle.writeString(chunk, kUtf16);
    case 'buffer': // promises bytes, and is told if they are none
      throw notBytes();
    default:
      return handle.writeBuffer(require('buffer').Buffer.from(chunk, encoding));
  }
}

function settle(stream, handle, pending, callback) {
  if (pending < 0) {
    callback(errnoException(pending, 'write'));
  } else if (pending > kHighWater) {
    handle.whenSent((result) => {
      const failed = result < 0 && result !== kCanceled;
      callback(failed ? errnoException(result, 'write') : null);
    });
  } else {
    callback(null);
  }
}

function writeGeneric(stream, chunk, encoding, callback) {
  const handle = stream._handle;
  settle(stream, handle, gather(handle, chunk, encoding), callback);
}

function writevGeneric(stream, chunks, callback) {
  const handle = stream._handle;
  let pending = 0;
  for (let i = 0; i < chunks.length && pending >= 0; i++) {
    pending = gather(handle, chunks[i].chunk, chunks[i].encoding);
  }
  settle(stream, handle, pending, callback);
}

module.exports = { writeGeneric, writevGeneric, gather, kHighWater };
