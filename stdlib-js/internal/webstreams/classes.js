'use strict';
// The classes of the Streams standard: the npm package web-streams-polyfill (docs/dependencies.md).
// They look like Node's when inspected, and tell the rest of the library by Node's symbols how they
// are (stream.finished, isDisturbed, isErrored, isReadable).
//
//   ReadableStream, WritableStream, TransformStream, their readers, writers and controllers,
//   ByteLengthQueuingStrategy, CountQueuingStrategy
//
// Where it differs: some messages of errors are the library's own, and it takes less for an options
// object than Node 18.

const library = require('internal/deps/web-streams-polyfill');

const { FastBuffer } = require('internal/buffer');

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

const {
  ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableByteStreamController, ReadableStream,
  ReadableStreamBYOBReader, ReadableStreamBYOBRequest, ReadableStreamDefaultController,
  ReadableStreamDefaultReader, TransformStream, TransformStreamDefaultController, WritableStream,
  WritableStreamDefaultController, WritableStreamDefaultWriter,
} = library;

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
  // How addAbortSignal() makes it fail.
  define('nodejs.webstream.controllerErrorFunction', function errorFunction() {
    const controller = this._readableStreamController ?? this._writableStreamController;
    return (error) => controller.error(error);
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
  'nodejs.stream.errored': (stream) => stream._state === 'errored',
});

// ---- how they look ------------------------------------------------------------------------------

describe('ReadableStream', ReadableStream, (stream) => ({
  locked: stream.locked,
  state: stream._state,
  supportsBYOB: stream._readableStreamController instanceof ReadableByteStreamController,
}));
describe('WritableStream', WritableStream, (stream) => ({
  locked: stream.locked, state: stream._state,
}));
describe('TransformStream', TransformStream, (stream) => ({
  readable: stream.readable, writable: stream.writable, backpressure: stream._backpressure,
}));
describe('ReadableStreamDefaultReader', ReadableStreamDefaultReader, (reader) => ({
  stream: reader._ownerReadableStream, readRequests: reader._readRequests.length,
  close: reader.closed,
}));
describe('ReadableStreamBYOBReader', ReadableStreamBYOBReader, (reader) => ({
  stream: reader._ownerReadableStream, requestIntoRequests: reader._readIntoRequests.length,
  close: reader.closed,
}));
describe('ReadableStreamBYOBRequest', ReadableStreamBYOBRequest, (request) => ({
  view: request._view, controller: request._associatedReadableByteStreamController,
}));
describe('ReadableStreamDefaultController', ReadableStreamDefaultController, () => ({}));
describe('ReadableByteStreamController', ReadableByteStreamController, () => ({}));
describe('WritableStreamDefaultWriter', WritableStreamDefaultWriter, (writer) => ({
  stream: writer._ownerWritableStream, close: writer.closed, ready: writer.ready,
  desiredSize: writer.desiredSize,
}));
describe('WritableStreamDefaultController', WritableStreamDefaultController, (controller) => ({
  stream: controller._controlledWritableStream,
}));
describe('TransformStreamDefaultController', TransformStreamDefaultController, (controller) => ({
  stream: controller._controlledTransformStream,
}));
for (const Strategy of [ByteLengthQueuingStrategy, CountQueuingStrategy]) {
  describe(Strategy.name, Strategy, ({ highWaterMark }) => ({ highWaterMark }));
}

// ---- Buffers ------------------------------------------------------------------------------------

// The library makes what it has read with the view's constructor, and Buffer is no class.
class BufferView extends Uint8Array {}
Object.defineProperty(BufferView.prototype, 'constructor', { value: FastBuffer });

const readInto = ReadableStreamBYOBReader.prototype.read;
ReadableStreamBYOBReader.prototype.read = function read(view) {
  if (view instanceof FastBuffer) {
    view = new BufferView(view.buffer, view.byteOffset, view.byteLength);
  }
  return Reflect.apply(readInto, this, arguments.length > 1 ? [view, arguments[1]] : [view]);
};

require('internal/webstreams/transfer').makeTransferable(library);

module.exports = {
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableByteStreamController,
  ReadableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
};
