'use strict';
// Web Streams that are sent through a port or given to structuredClone(): the receiver gets a
// stream of its own, and each chunk goes from one to the other as a copy.
//
//   makeTransferable({ ReadableStream, WritableStream, TransformStream })
//
// Both ends are in this process, so that the new stream reads from the old one or writes to it,
// which stays locked.

const {
  kBeforeTransfer, kTransfer, dataCloneError, makeHosted, structuredClone,
} = require('internal/structured_clone');

function refuseLocked(stream, kind) {
  if (stream.locked) throw dataCloneError(`Cannot transfer a locked ${kind}`);
}

function readingFrom(reader, ReadableStream) {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        controller.close();
        return;
      }
      let copy;
      try {
        copy = structuredClone(value);
      } catch (error) {
        reader.cancel(error).catch(() => {});
        throw dataCloneError('Internal transferred ReadableStream error');
      }
      controller.enqueue(copy);
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

// A chunk counts as written when the old stream has taken it; what goes wrong there comes later.
function writingTo(writer, WritableStream) {
  return new WritableStream({
    start(controller) {
      writer.closed.catch((error) => controller.error(error));
    },
    write(chunk) {
      const { ready } = writer;
      writer.write(structuredClone(chunk)).catch(() => {});
      return ready;
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
}

function define(Class, before, transfer) {
  for (const [key, value] of [[kBeforeTransfer, before], [kTransfer, transfer]]) {
    Object.defineProperty(Class.prototype, key, { configurable: true, value });
  }
}

function makeTransferable({ ReadableStream, WritableStream, TransformStream }) {
  define(ReadableStream, function beforeTransfer() {
    refuseLocked(this, 'ReadableStream');
  }, function transfer() {
    const reader = this.getReader();
    return { restore: () => readingFrom(reader, ReadableStream) };
  });
  define(WritableStream, function beforeTransfer() {
    refuseLocked(this, 'WritableStream');
  }, function transfer() {
    const writer = this.getWriter();
    return { restore: () => writingTo(writer, WritableStream) };
  });
  define(TransformStream, function beforeTransfer() {
    refuseLocked(this.readable, 'ReadableStream');
    refuseLocked(this.writable, 'WritableStream');
  }, function transfer() {
    const reader = this.readable.getReader();
    const writer = this.writable.getWriter();
    return {
      restore: () => Object.assign(makeHosted(TransformStream), {
        _readable: readingFrom(reader, ReadableStream),
        _writable: writingTo(writer, WritableStream),
        _backpressure: true,
        _transformStreamController: undefined, // by which the library knows its own
      }),
    };
  });
}

module.exports = { makeTransferable };
