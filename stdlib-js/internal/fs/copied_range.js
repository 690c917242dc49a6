'use strict';
// What a file's pipe into another file may do instead of reading and writing: the kernel copies a
// range from one descriptor to the other.
//
//   canCopy(source, target)   whether nobody could see the bytes on their way from the ReadStream
//        into the WriteStream
//   new CopiedRange(fd, position, length)   stands for the bytes: a chunk without any, which is
//        written to the target as any other, so that it has its place among them
//   range.writeTo(fd, position, callback)   callback(count): -1 where it cannot be done so

const binding = internalBinding('fs');
const fs = require('fs');
const { Readable, Writable } = require('stream');
const { Call, kNumber, runAsync } = require('internal/fs/call');
const { FastBuffer } = require('internal/buffer');

const { read, write, writev } = fs; // what a program puts in their place has to see the bytes
const { push } = Readable.prototype;
const { write: writeChunk, emit: emitOfTarget } = Writable.prototype;
const { emit } = Readable.prototype;

function isOurs(source, target) {
  return source._fs === fs && target._fs === fs &&
    fs.read === read && fs.write === write && fs.writev === writev &&
    source.push === push && source.emit === emit &&
    target.write === writeChunk && target.emit === emitOfTarget;
}

// Nobody but pipe() takes the data. (What the source has read already comes first.)
function canCopy(source, target) {
  const readable = source._readableState;
  return readable.flowing === true && readable.pipes.length === 1 &&
    readable.pipes[0] === target && source.listenerCount('data') === 1 &&
    readable.encoding === null && !readable.objectMode &&
    target.writable && isOurs(source, target);
}

class CopiedRange extends FastBuffer {
  constructor(fd, position, length) {
    super();
    this.fd = fd;
    this.position = position;
    this.size = length;
  }

  writeTo(fd, position, callback) {
    const start = (request) => binding.copyRange(
      request, this.fd, this.position ?? -1, fd, position ?? -1, this.size);
    runAsync(new Call('copy_file_range', undefined, undefined, start, kNumber),
      (error, count) => callback(error ? -1 : count));
  }
}

module.exports = { canCopy, CopiedRange };
