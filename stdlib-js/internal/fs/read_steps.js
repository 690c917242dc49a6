'use strict';
// A whole file, read step by step: open, fstat, read, close, each a request of its own.
//
//   readInSteps(path, fd, flags, type, done)   done(result, bytes, failedCall); without a path it
//        is `fd` that is read, and stays open; type is what async_hooks tells of each request
//
// The native way (one request for all steps) is the fast one; this one exists to be watched.

const binding = internalBinding('fs');
const { Call, runAsync, kNothing, kNumber, kStats } = require('internal/fs/call');
const { Buffer } = require('buffer');

const kPiece = 512 * 1024;
const kMaxLength = 2 ** 31 - 1;
const kEfbig = -27;

class StepReader {
  constructor(path, fd, flags, type, done) {
    this.path = path;
    this.fd = fd;
    this.flags = flags;
    this.type = type;
    this.done = done;
    this.chunks = [];
    this.total = 0;
    this.size = 0;
    this.failure = 0;
    this.failedCall = undefined;
  }

  // callback(result, value): the result is -errno or 0.
  step(start, kind, callback) {
    runAsync(new Call('', undefined, undefined, start, kind),
      (error, value) => callback(error ? error.errno : 0, value), this.type);
  }

  start() {
    if (this.path === undefined) {
      this.look();
      return;
    }
    this.step((request) => binding.open(request, this.path, this.flags, 0o666), kNumber,
      (result, fd) => {
        if (result < 0) {
          this.done(result, undefined, 'open');
          return;
        }
        this.fd = fd;
        this.look();
      });
  }

  look() {
    this.step((request) => binding.fstat(request, this.fd), kStats, (result, stats) => {
      if (result < 0) return this.end(result, 'fstat');
      this.size = stats.isFile() ? stats.size : 0;
      if (this.size > kMaxLength) return this.end(kEfbig, 'read');
      this.read();
    });
  }

  read() {
    const left = this.size > this.total ? this.size - this.total : 0;
    const piece = Buffer.allocUnsafeSlow(this.size === 0 ? kPiece : Math.min(left, kPiece));
    const start = (request) => binding.read(request, this.fd, piece, 0, piece.length, -1);
    this.step(start, kNumber, (result, count) => {
      if (result < 0) return this.end(result, 'read');
      this.total += count;
      if (count > 0) this.chunks.push(piece.subarray(0, count));
      if (count === 0 || (this.size > 0 && this.total >= this.size)) this.end(0, undefined);
      else this.read();
    });
  }

  end(failure, failedCall) {
    const finish = () => {
      if (failure < 0) this.done(failure, undefined, failedCall);
      else this.done(0, Buffer.concat(this.chunks, this.total), undefined);
    };
    if (this.path === undefined) finish();
    else this.step((request) => binding.close(request, this.fd), kNothing, finish);
  }
}

function readInSteps(path, fd, flags, type, done) {
  new StepReader(path, fd, flags, type, done).start();
}

module.exports = { readInSteps };
