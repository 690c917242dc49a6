'use strict';
// Writable streams over a descriptor that write at once: what process.stdout and process.stderr are
// for files, pipes and terminals. A program that exits has written everything.
//
//   SyncWriteStream(fd, options)   a stream; ends and is destroyed without closing the descriptor
//   writeNow(fd, chunk, encoding)  one write: 0 or a negative errno
//
// Nobody else may use the descriptor as a non-blocking one and expect order.

const { writeSync, writeBytes } = internalBinding('process');
const { Writable } = require('stream');
const { errnoException } = require('internal/errors');

const directEncodings = new Set(['utf8', 'utf-8', 'UTF-8', 'UTF8']);

// 0 or a negative errno.
function writeNow(fd, chunk, encoding) {
  if (typeof chunk !== 'string') return writeBytes(fd, chunk);
  if (directEncodings.has(encoding)) return writeSync(fd, chunk);
  return writeBytes(fd, require('buffer').Buffer.from(chunk, encoding));
}

class SyncWriteStream extends Writable {
  constructor(fd, type, options = undefined) {
    super({ decodeStrings: false, autoDestroy: true, emitClose: false, ...options });
    this.fd = fd;
    this._type = type;
    this.readable = false;
  }

  _write(chunk, encoding, callback) {
    const result = writeNow(this.fd, chunk, encoding);
    callback(result < 0 ? errnoException(result, 'write') : null);
  }

  // As sockets have them; writing at once never keeps the program alive.
  ref() {
    return this;
  }

  unref() {
    return this;
  }
}

module.exports = { SyncWriteStream, writeNow };
