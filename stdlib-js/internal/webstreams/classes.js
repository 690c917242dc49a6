'use strict';
// The classes of the Streams standard: the npm package web-streams-polyfill (docs/dependencies.md),
// made to look like Node's when inspected.
//
//   ReadableStream, WritableStream, TransformStream, their readers, writers and controllers,
//   ByteLengthQueuingStrategy, CountQueuingStrategy
//
// Where it differs: errors are the TypeErrors of the standard, without Node's codes; a stream
// cannot be sent to a port.

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
