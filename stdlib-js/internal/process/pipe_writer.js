'use strict';
// process.stdout and process.stderr where they are pipes or sockets: sockets to a program, but what
// is written is with the system at once, so that a program that exits has written everything.
//
//   PipeWriter(fd)   nothing can be read; after end() writing fails as into a broken pipe
//
// The descriptor stays open, and nobody waits for it.

const net = require('net');
const { errnoException } = require('internal/errors');
const { writeNow } = require('internal/process/sync_writer');

const kBrokenPipe = -32;

const PipeWriter = class Socket extends net.Socket {
  constructor(fd) {
    super({ readable: false, manualStart: true });
    this.fd = fd;
    this._type = 'pipe';
    this._hasEnded = false;
  }

  _read() {}

  _write(chunk, encoding, callback) {
    const result = this._hasEnded ? kBrokenPipe : writeNow(this.fd, chunk, encoding);
    callback(result < 0 ? errnoException(result, 'write') : null);
  }

  _writev(chunks, callback) {
    let failure = null;
    for (const { chunk, encoding } of chunks) {
      if (failure === null) this._write(chunk, encoding, (error) => { failure = error; });
    }
    callback(failure);
  }

  _final(callback) {
    this._hasEnded = true;
    callback();
  }
};

module.exports = { PipeWriter };
