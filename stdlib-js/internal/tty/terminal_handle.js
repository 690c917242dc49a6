'use strict';
// What a tty.WriteStream has for a socket's handle: writing to the terminal at once.
//
//   TerminalHandle(fd)    write(chunk, encoding), shutdown, close, and what a socket asks of its
//                         handle otherwise
//
// It never reads, keeps no program alive, and does not close the descriptor, which belongs to
// whoever opened it.

const { writeNow } = require('internal/process/sync_writer');

const kNoSocket = -88;

class TerminalHandle {
  constructor(fd) {
    this.id = fd;
    this.fd = fd;
    this.owner = null;
    this.reading = false;
    this.referenced = true;
    this.bytesRead = 0;
    this.bytesWritten = 0;
  }

  // 0 or a negative errno.
  write(chunk, encoding) {
    const result = writeNow(this.fd, chunk, encoding);
    if (result >= 0) {
      this.bytesWritten += typeof chunk === 'string'
        ? require('buffer').Buffer.byteLength(chunk, encoding) : chunk.length;
    }
    return result;
  }

  readStart() {
    return 0;
  }

  readStop() {
    return 0;
  }

  shutdown(callback) {
    process.nextTick(callback, 0);
    return 0;
  }

  localName() {
    return kNoSocket;
  }

  peerName() {
    return kNoSocket;
  }

  ref() {
    this.referenced = true;
  }

  unref() {
    this.referenced = false;
  }

  hasRef() {
    return this.referenced;
  }

  getAsyncId() {
    return 0;
  }

  close(callback) {
    setImmediate(callback);
  }
}

module.exports = { TerminalHandle };
