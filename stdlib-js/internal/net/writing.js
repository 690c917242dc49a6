'use strict';
// How a Duplex over a StreamHandle writes and ends: shared by sockets and pipes.
//
//   writeGeneric(stream, chunk, encoding, callback)
//   writevGeneric(stream, chunks, callback)
//   writeAtOnce(stream, chunk, encoding)   true if it is done; else the stream's onwrite is called
//
// What is written in one turn is gathered natively and leaves as one send. A write counts as done
// once it is gathered, unless more than kHighWater bytes wait already: then when they are sent.
// One whose callback the program gave is sent at once, with all that was gathered before it, and
// counts as done when the system has it: its callback is told of a failing send before 'error'.

const { Writable } = require('stream');

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

// What a stream calls when a write has no callback: it tells so to nobody but itself.
let calledForNone = null;
function hasCallback(stream) {
  if (calledForNone === null) {
    new Writable({ write() { calledForNone = this._writableState.writecb; } }).write('-');
  }
  return stream._writableState.writecb !== calledForNone;
}

// 0 if the write counts as done, else the bytes that wait, or a negative errno.
function outstanding(stream, handle, gathered) {
  if (gathered > 0 && hasCallback(stream)) return handle.sendNow();
  return gathered > 0 && gathered <= kHighWater ? 0 : gathered;
}

function settle(handle, pending, callback) {
  if (pending < 0) {
    callback(errnoException(pending, 'write'));
  } else if (pending > 0) {
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
  settle(handle, outstanding(stream, handle, gather(handle, chunk, encoding)), callback);
}

function writeAtOnce(stream, chunk, encoding) {
  const handle = stream._handle;
  const pending = outstanding(stream, handle, gather(handle, chunk, encoding));
  if (pending === 0) return true;
  settle(handle, pending, stream._writableState.onwrite);
  return false;
}

function writevGeneric(stream, chunks, callback) {
  const handle = stream._handle;
  let pending = 0;
  for (let i = 0; i < chunks.length && pending >= 0; i++) {
    pending = gather(handle, chunks[i].chunk, chunks[i].encoding);
  }
  settle(handle, outstanding(stream, handle, pending), callback);
}

module.exports = { writeGeneric, writevGeneric, writeAtOnce, gather, kHighWater };
