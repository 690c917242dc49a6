'use strict';
// Between Node's streams and Web Streams: what Readable.fromWeb, Readable.toWeb and the like call.
//
//   newReadableStreamFromStreamReadable(readable, { strategy })
//   newStreamReadableFromReadableStream(stream, { highWaterMark, encoding, objectMode, signal })
//   newWritableStreamFromStreamWritable(writable)
//   newStreamWritableFromWritableStream(stream, the same and { decodeStrings }, without encoding)
//   newReadableWritablePairFromDuplex(duplex)
//   newStreamDuplexFromReadableWritablePair(pair, options)
//
// Back-pressure goes through both ways; an end or an error of one side is the other's.

const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');

const library = () => require('stream');
const web = () => require('internal/webstreams/classes');
const ignore = () => {};

function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

const isReadableStream = (value) => value instanceof web().ReadableStream;
const isWritableStream = (value) => value instanceof web().WritableStream;

// A stream that is destroyed before its end was aborted, as a Web Stream sees it.
function asReason(error) {
  return error?.code === 'ERR_STREAM_PREMATURE_CLOSE'
    ? new AbortError(undefined, { cause: error }) : error;
}

function strategyOf(objectMode, highWaterMark) {
  return objectMode ? new (web().CountQueuingStrategy)({ highWaterMark }) : { highWaterMark };
}

// An error that comes when the other side has gone has been told: it is not uncaught.
function whenFinished(stream, callback) {
  const stop = library().finished(stream, (error) => {
    stop();
    stream.on('error', ignore);
    callback(asReason(error));
  });
}

// A callback that throws is nobody's promise: the error is the program's.
function settle(promise, callback) {
  const call = (error) => {
    try {
      callback(error);
    } catch (thrown) {
      process.nextTick(() => { throw thrown; });
    }
  };
  promise.then(() => call(), call);
}

// ---- reading ------------------------------------------------------------------------------------

function newReadableStreamFromStreamReadable(readable, options = { __proto__: null }) {
  if (typeof readable?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', readable);
  }
  const { ReadableStream } = web();
  if (readable.destroyed || !library().isReadable(readable)) {
    const closed = new ReadableStream();
    closed.cancel();
    return closed;
  }
  const objectMode = readable.readableObjectMode;
  const strategy = options.strategy ?? strategyOf(objectMode, readable.readableHighWaterMark);
  let controller;
  let wasCanceled = false;
  const onData = (chunk) => {
    const { Buffer } = require('buffer');
    controller.enqueue(Buffer.isBuffer(chunk) && !objectMode ? new Uint8Array(chunk) : chunk);
    if (controller.desiredSize <= 0) readable.pause();
  };
  readable.pause();
  whenFinished(readable, (error) => {
    readable.removeListener('data', onData);
    if (error) controller.error(error);
    else if (!wasCanceled) controller.close();
  });
  readable.on('data', onData);
  return new ReadableStream({
    start(given) { controller = given; },
    pull() { readable.resume(); },
    cancel(reason) {
      wasCanceled = true;
      library().destroy(readable, reason); // without a reason: an AbortError
    },
  }, strategy);
}

function newStreamReadableFromReadableStream(stream, options = { __proto__: null }) {
  if (!isReadableStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', stream);
  }
  validateObject(options, 'options');
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  if (encoding !== undefined && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE(encoding, 'options.encoding'); // the wrong way round in Node
  }
  validateBoolean(objectMode, 'options.objectMode');
  const reader = stream.getReader();
  let closed = false;
  const readable = new (library().Readable)({
    objectMode, highWaterMark, encoding, signal,
    read() {
      reader.read().then(({ done, value }) => readable.push(done ? null : value),
        (error) => readable.destroy(error));
    },
    destroy(error, callback) {
      if (closed) callback(error);
      else settle(reader.cancel(error), (failure) => callback(failure ?? error));
    },
  });
  reader.closed.then(() => { closed = true; }, (error) => {
    closed = true;
    readable.destroy(error);
  });
  return readable;
}

// ---- writing ------------------------------------------------------------------------------------

function newWritableStreamFromStreamWritable(writable) {
  // A response of http is no stream.Writable, but writes like one.
  if (typeof writable?.write !== 'function' || typeof writable.on !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', writable);
  }
  const { WritableStream } = web();
  if (writable.destroyed || !library().isWritable(writable)) {
    const over = new WritableStream();
    over.close();
    return over;
  }
  let controller, room, closing;
  whenFinished(writable, (error) => {
    writable.removeListener('drain', onDrain);
    if (error) {
      room?.reject(error);
      closing?.reject(error);
      controller.error(error);
    } else if (closing !== undefined) {
      closing.resolve();
    } else { // ended by somebody else
      controller.error(new AbortError());
    }
    room = closing = undefined;
  });
  function onDrain() {
    room?.resolve();
    room = undefined;
  }
  writable.on('drain', onDrain);
  return new WritableStream({
    start(given) { controller = given; },
    write(chunk) {
      if (!writable.writableNeedDrain && writable.write(chunk)) return undefined;
      room = deferred();
      return room.promise;
    },
    abort(reason) { library().destroy(writable, reason); },
    close() {
      closing = deferred();
      writable.end();
      return closing.promise;
    },
  }, strategyOf(writable.writableObjectMode, writable.writableHighWaterMark));
}

// What a Writable needs to write into a Web Stream's writer.
function writerMethods(writer, state, decodeStrings) {
  const bytesOf = (chunk, encoding) => {
    if (typeof chunk !== 'string' || !decodeStrings) return chunk;
    return new Uint8Array(require('buffer').Buffer.from(chunk, encoding));
  };
  return {
    write(chunk, encoding, callback) {
      settle(writer.ready.then(() => writer.write(bytesOf(chunk, encoding))), callback);
    },
    writev(chunks, callback) {
      settle(writer.ready.then(() => Promise.all(
        chunks.map(({ chunk, encoding }) => writer.write(bytesOf(chunk, encoding))))), callback);
    },
    final(callback) {
      if (state.closed) callback();
      else settle(writer.close(), callback);
    },
  };
}

// The writer's own end: too early unless the Writable asked for it.
function followWriter(writer, writable, state) {
  writer.closed.then(() => {
    state.closed = true;
    if (!writable.writableEnded) writable.destroy(new ERR_STREAM_PREMATURE_CLOSE());
  }, (error) => {
    state.closed = true;
    writable.destroy(error);
  });
}

function endWriter(writer, state, error) {
  if (state.closed) return Promise.resolve();
  return error ? writer.abort(error) : writer.close();
}

function newStreamWritableFromWritableStream(stream, options = { __proto__: null }) {
  if (!isWritableStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', stream);
  }
  validateObject(options, 'options');
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  const writer = stream.getWriter();
  const state = { closed: false };
  const writable = new (library().Writable)({
    highWaterMark, objectMode, decodeStrings, signal,
    ...writerMethods(writer, state, decodeStrings && !objectMode),
    destroy(error, callback) {
      settle(endWriter(writer, state, error), () => callback(error));
    },
  });
  followWriter(writer, writable, state);
  return writable;
}

// ---- both ---------------------------------------------------------------------------------------

function newReadableWritablePairFromDuplex(duplex) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  const { ReadableStream, WritableStream } = web();
  if (duplex.destroyed) {
    const pair = { readable: new ReadableStream(), writable: new WritableStream() };
    pair.readable.cancel();
    pair.writable.close();
    return pair;
  }
  return {
    writable: newWritableStreamFromStreamWritable(duplex),
    readable: newReadableStreamFromStreamReadable(duplex),
  };
}

function newStreamDuplexFromReadableWritablePair(pair = { __proto__: null },
  options = { __proto__: null }) {
  validateObject(pair, 'pair');
  const { readable, writable } = pair;
  if (!isReadableStream(readable)) {
    throw new ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readable);
  }
  if (!isWritableStream(writable)) {
    throw new ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writable);
  }
  validateObject(options, 'options');
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark,
    signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const state = { closed: false };
  let readingDone = false;
  const duplex = new (library().Duplex)({
    allowHalfOpen, highWaterMark, objectMode, encoding, decodeStrings: !!decodeStrings, signal,
    ...writerMethods(writer, state, decodeStrings && !objectMode),
    read() {
      reader.read().then(({ done, value }) => duplex.push(done ? null : value),
        (error) => duplex.destroy(error));
    },
    destroy(error, callback) {
      const reading = readingDone ? Promise.resolve() : reader.cancel(error);
      settle(Promise.all([endWriter(writer, state, error), reading]), () => callback(error));
    },
  });
  followWriter(writer, duplex, state);
  reader.closed.then(() => { readingDone = true; }, (error) => {
    readingDone = true;
    duplex.destroy(error);
  });
  return duplex;
}

module.exports = {
  newReadableStreamFromStreamReadable,
  newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair,
  newStreamReadableFromReadableStream,
  newStreamWritableFromWritableStream,
  newWritableStreamFromStreamWritable,
};
