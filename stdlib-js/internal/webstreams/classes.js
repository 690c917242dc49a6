'use strict';
// The classes of the Streams standard: the npm package web-streams-polyfill (docs/dependencies.md).
// They look like Node's when inspected, and tell the rest of the library by Node's symbols how they
// are (stream.finished, isDisturbed, isErrored, isReadable).
//
//   ReadableStream, WritableStream, TransformStream, their readers, writers and controllers,
//   ByteLengthQueuingStrategy, CountQueuingStrategy
//
// Where it differs: messages of errors are the library's own; a stream cannot be sent to a port.

const library = require('internal/deps/web-streams-polyfill');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

function describe(name, Class, fields) {
  Object.defineProperty(Class.prototype, kInspect, {
    configurable: true, enumerable: false, writable: true,
    value(depth, options) {
      if (depth < 0) return this;
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `${name} ${require('util').inspect(fields(this), inner)}`;
    },
  });
}

const { ReadableStream, WritableStream, TransformStream } = library;

// ---- how they are -------------------------------------------------------------------------------

const kState = Symbol('kState');
const kClosed = Symbol('kClosed');

function settle(stream) {
  const closed = stream[kClosed];
  if (stream._state === 'closed') closed.resolve();
  // The library says that it is errored, and then why.
  else if (stream._state === 'errored') queueMicrotask(() => closed.reject(stream._storedError));
}

// `_state` is the library's own property: who looks after it hears of the end.
function tellState(Class, symbols) {
  Object.defineProperty(Class.prototype, '_state', {
    configurable: true,
    get() { return this[kState]; },
    set(state) {
      this[kState] = state;
      if (this[kClosed] !== undefined) settle(this);
    },
  });
  const define = (name, get) => {
    Object.defineProperty(Class.prototype, Symbol.for(name), { configurable: true, get });
  };
  define('nodejs.webstream.isClosedPromise', function isClosedPromise() {
    if (this[kClosed] === undefined) {
      const closed = {};
      closed.promise = new Promise((resolve, reject) => Object.assign(closed, { resolve, reject }));
      closed.promise.catch(() => {});
      this[kClosed] = closed;
      settle(this);
    }
    return this[kClosed];
  });
  for (const [name, test] of Object.entries(symbols)) {
    define(name, function get() { return test(this); });
  }
}

tellState(ReadableStream, {
  'nodejs.stream.readable': (stream) => stream._state === 'readable',
  'nodejs.stream.errored': (stream) => stream._state === 'errored',
  'nodejs.stream.disturbed': (stream) => stream._disturbed,
});
tellState(WritableStream, {
  'nodejs.stream.writable': (stream) => stream._state === 'writable',
  'nodejs.stream.errored': (stream) => stream._state === 'errored',
});

// ---- how they look ------------------------------------------------------------------------------

describe('ReadableStream', ReadableStream, (stream) => ({
  locked: stream.locked,
  state: stream._state,
  supportsBYOB: stream._readableStreamController instanceof library.ReadableByteStreamController,
}));
describe('WritableStream', WritableStream, (stream) => ({
  locked: stream.locked, state: stream._state,
}));
describe('TransformStream', TransformStream, (stream) => ({
  readable: stream.readable, writable: stream.writable, backpressure: stream._backpressure,
}));

module.exports = {
  ReadableStream,
  ReadableStreamDefaultReader: library.ReadableStreamDefaultReader,
  ReadableStreamBYOBReader: library.ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest: library.ReadableStreamBYOBRequest,
  ReadableByteStreamController: library.ReadableByteStreamController,
  ReadableStreamDefaultController: library.ReadableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController: library.TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController: library.WritableStreamDefaultController,
  WritableStreamDefaultWriter: library.WritableStreamDefaultWriter,
  ByteLengthQueuingStrategy: library.ByteLengthQueuingStrategy,
  CountQueuingStrategy: library.CountQueuingStrategy,
};
