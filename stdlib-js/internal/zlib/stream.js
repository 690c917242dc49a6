'use strict';

// Compression as Transform streams.
//
//   ZlibBase          flush, close, reset, bytesWritten, _processChunk
//   Zlib, Brotli      its two families; Zlib has params(level, strategy, callback)
//   Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip, BrotliCompress, BrotliDecompress
//
// A chunk goes through the native half step by step: each step ends when the input is used up or
// the piece of output is full. What has been produced is pushed; if the reader has enough, the next
// step waits for _read. One step at a time per stream; destroying it lets that step end unseen.

const binding = internalBinding('zlib');
const { Transform, finished } = require('stream');
const { codes: { ERR_INTERNAL_ASSERTION } } = require('internal/errors');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { FastBuffer } = require('internal/buffer');
const { allocate } = require('internal/buffer/pool');
const { mail, newRequest, releaseRequest } = require('internal/mailbox');
const { checkRangesOrGetDefault } = require('internal/validators');
const { constants } = require('internal/zlib/constants');
const { failureOf, openHandle, settingsOf } = require('internal/zlib/options');

const {
  Z_BLOCK, Z_DEFAULT_STRATEGY, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MAX_LEVEL, Z_MIN_LEVEL,
  Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH,
} = constants;

const kFlushFlag = Symbol('kFlushFlag'); // on the empty chunks that stand for flush()
const kInput = Symbol('kInput'); // the chunk in work
const kInputAt = Symbol('kInputAt');
const kInputLeft = Symbol('kInputLeft');
const kFlush = Symbol('kFlush');
const kCallback = Symbol('kCallback');
const kWaits = Symbol('kWaits'); // for the reader to want more
const kError = Symbol('kError');
const kContext = Symbol('kContext');

// An empty chunk in the queue of writes says when to flush, and how.
const flushMarkers = [];
for (let flag = Z_NO_FLUSH; flag <= Z_BLOCK; flag++) {
  flushMarkers[flag] = new FastBuffer();
  flushMarkers[flag][kFlushFlag] = flag;
}

const strength = [];
[Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH]
  .forEach((flag, index) => { strength[flag] = index; });

function stronger(a, b) {
  return strength[a] > strength[b] ? a : b;
}

// ---- steps -------------------------------------------------------------------------------------

function work(stream, chunk, flush, callback) {
  if (stream._handle === null) {
    process.nextTick(callback);
    return;
  }
  stream[kInput] = chunk;
  stream[kInputAt] = 0;
  stream[kInputLeft] = chunk.byteLength;
  stream[kFlush] = flush;
  stream[kCallback] = callback;
  step(stream);
}

function step(stream) {
  const handle = stream._handle; // kept alive by the closure until the step has ended
  const at = stream._outOffset;
  const room = stream._chunkSize - at;
  const request = newRequest((failed, place) => {
    const before = swapContext(stream[kContext]);
    onStep(stream, handle, failed !== 0, mail[place], mail[place + 1], room);
    leaveContext(before);
  });
  if (!binding.step(request, handle, stream[kFlush], stream[kInput], stream[kInputAt],
    stream[kInputLeft], stream._outBuffer, at, room)) {
    releaseRequest(request);
    end(stream);
  }
}

// The chunk is done with.
function end(stream) {
  const callback = stream[kCallback];
  stream[kInput] = undefined;
  stream[kCallback] = undefined;
  callback();
}

function fail(stream, problem) {
  const error = failureOf(problem);
  stream[kError] = error;
  stream.destroy(error);
}

// Gives what was produced to the reader; false if it has enough.
function deliver(stream, produced) {
  const out = stream._outBuffer;
  const piece = new FastBuffer(out.buffer, out.byteOffset + stream._outOffset, produced);
  stream._outOffset += produced;
  return stream.push(piece);
}

function onStep(stream, handle, failed, inputLeft, roomLeft, room) {
  if (stream.destroyed || stream._handle !== handle) return end(stream);
  if (failed) return fail(stream, binding.problem(handle));
  const used = stream[kInputLeft] - inputLeft;
  stream.bytesWritten += used;
  const wanted = room === roomLeft || deliver(stream, room - roomLeft);
  if (stream.destroyed) return end(stream); // by who was given the piece
  if (roomLeft === 0 || stream._outOffset >= stream._chunkSize) {
    stream._outOffset = 0;
    stream._outBuffer = allocate(stream._chunkSize);
  }
  if (roomLeft === 0) { // there may be more
    stream[kInputAt] += used;
    stream[kInputLeft] = inputLeft;
    if (wanted) step(stream);
    else stream[kWaits] = true;
    return undefined;
  }
  // Input that is not wanted any more lies behind the end of the compressed data.
  if (inputLeft > 0) stream.push(null);
  return end(stream);
}

// The same for _processChunk without a callback: all at once, and the stream is closed then.
function workNow(stream, chunk, flush) {
  const handle = stream._handle;
  if (handle === null) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
  const pieces = [];
  let at = 0, left = chunk.byteLength, roomLeft;
  do {
    const room = stream._chunkSize - stream._outOffset;
    const out = stream._outBuffer;
    const worked = binding.stepNow(handle, flush, chunk, at, left, out, stream._outOffset, room);
    if (!worked) {
      const error = failureOf(binding.problem(handle));
      closeHandle(stream);
      throw error;
    }
    at += left - binding.results[0];
    stream.bytesWritten += left - binding.results[0];
    [left, roomLeft] = binding.results;
    const from = stream._outOffset;
    if (room > roomLeft) pieces.push(out.subarray(from, from + room - roomLeft));
    stream._outOffset = 0;
    stream._outBuffer = allocate(stream._chunkSize);
  } while (roomLeft === 0);
  closeHandle(stream);
  return require('buffer').Buffer.concat(pieces);
}

// A method of the native half, so that minizlib (tar, npm) can keep it open over _processChunk.
function closeThis() {
  binding.close(this);
}

function closeHandle(stream) {
  if (stream._handle === null) return;
  stream._handle.close();
  stream._handle = null;
  destroyContext(stream[kContext]);
}

// What packages that reach below the stream call on its handle (pngjs): one step at once, whose
// rest of output and input is in `_writeState`.
const kOwner = Symbol('kOwner');
const handleMethods = {
  writeSync(flush, input, at, left, out, outAt, room) {
    const stream = this[kOwner];
    const bytes = input ?? new FastBuffer();
    const worked = binding.stepNow(this, flush, bytes, at, left, out, outAt, room);
    if (!worked) fail(stream, binding.problem(this));
    else [stream._writeState[1], stream._writeState[0]] = binding.results;
  },

  close() {
    binding.close(this);
  },
};

function lendHandle(handle, stream) {
  Object.setPrototypeOf(handle, handleMethods);
  Object.defineProperty(handle, kOwner, { __proto__: null, value: stream });
  return handle;
}

// ---- ZlibBase ----------------------------------------------------------------------------------

// Compressed data is bytes, whatever the options say.
function streamOptions(options) {
  if (!options) return { autoDestroy: true };
  const forStream = { autoDestroy: true, ...options };
  if (options.encoding || options.objectMode || options.writableObjectMode) {
    forStream.encoding = null;
    forStream.objectMode = false;
    forStream.writableObjectMode = false;
  }
  return forStream;
}

function ZlibBase(options, settings) {
  Transform.call(this, streamOptions(options));
  this.bytesWritten = 0;
  this._writeState = new Uint32Array(2);
  this._handle = lendHandle(openHandle(settings), this);
  this._handle.close = closeThis;
  this._outBuffer = allocate(settings.chunkSize);
  this._outOffset = 0;
  this._chunkSize = settings.chunkSize;
  this._defaultFlushFlag = settings.flush;
  this._finishFlushFlag = settings.finishFlush;
  this._defaultFullFlushFlag = settings.fullFlush;
  this._info = settings.info;
  this._maxOutputLength = settings.maxOutputLength;
  this[kInput] = undefined;
  this[kInputAt] = 0;
  this[kInputLeft] = 0;
  this[kFlush] = 0;
  this[kCallback] = undefined;
  this[kWaits] = false;
  this[kError] = null;
  this[kContext] = captureContext('ZLIB', this._handle);
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

function getter(name, get, set) {
  Object.defineProperty(ZlibBase.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, get, set,
  });
}
getter('_closed', function() { return this._handle === null; });
const { deprecate } = require('internal/util/deprecate');
getter('bytesRead', ...[
  function() { return this.bytesWritten; },
  function(count) { this.bytesWritten = count; },
].map((access) => deprecate(access, 'zlib.bytesRead is deprecated and will change its meaning ' +
  'in the future. Use zlib.bytesWritten instead.', 'DEP0108')));

Object.assign(ZlibBase.prototype, {
  reset() {
    if (this._handle === null) throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
    const problem = binding.reset(this._handle);
    if (problem !== undefined) fail(this, problem);
  },

  _flush(callback) {
    this._transform(new FastBuffer(), '', callback);
  },

  _final(callback) {
    callback();
  },

  flush(kind, callback) {
    if (typeof kind === 'function' || (kind === undefined && !callback)) {
      callback = kind;
      kind = this._defaultFullFlushFlag;
    }
    if (this.writableFinished) {
      if (callback) process.nextTick(callback);
    } else if (this.writableEnded) {
      if (callback) this.once('end', callback);
    } else {
      this.write(flushMarkers[kind], '', callback);
    }
  },

  close(callback) {
    if (callback) finished(this, callback);
    this.destroy();
  },

  _destroy(error, callback) {
    closeHandle(this);
    callback(error);
  },

  _read(size) {
    if (this[kWaits]) {
      this[kWaits] = false;
      if (this._handle !== null) step(this);
      else end(this);
      return;
    }
    Transform.prototype._read.call(this, size);
  },

  _transform(chunk, encoding, callback) {
    let flush = this._defaultFlushFlag;
    if (typeof chunk[kFlushFlag] === 'number') flush = chunk[kFlushFlag];
    // The last bytes, and what waits behind them: flushes, which have none.
    if (this.writableEnded && this.writableLength === chunk.byteLength) {
      flush = stronger(flush, this._finishFlushFlag);
    }
    work(this, chunk, flush, callback);
  },

  // Not documented, but used by packages.
  _processChunk(chunk, flushFlag, callback) {
    if (typeof callback !== 'function') return workNow(this, chunk, flushFlag);
    work(this, chunk, flushFlag, callback);
    return undefined;
  },
});

// ---- the families ------------------------------------------------------------------------------

function inherit(Class, Base) {
  Object.setPrototypeOf(Class.prototype, Base.prototype);
  Object.setPrototypeOf(Class, Base);
}

function Zlib(options, mode) {
  const settings = settingsOf(mode, options);
  ZlibBase.call(this, options, settings);
  this._level = settings.level;
  this._strategy = settings.strategy;
}
inherit(Zlib, ZlibBase);

function Brotli(options, mode) {
  ZlibBase.call(this, options, settingsOf(mode, options));
}
inherit(Brotli, ZlibBase);

// What has been written before keeps the old parameters, so it is flushed first.
Zlib.prototype.params = function params(level, strategy, callback) {
  level = checkRangesOrGetDefault(level, 'level', Z_MIN_LEVEL, Z_MAX_LEVEL, this._level);
  strategy = checkRangesOrGetDefault(strategy, 'strategy', Z_DEFAULT_STRATEGY, Z_FIXED,
    this._strategy);
  if (this._level === level && this._strategy === strategy) {
    process.nextTick(callback);
    return;
  }
  this.flush(Z_SYNC_FLUSH, (error) => {
    if (this._handle === null) return callback(error);
    const problem = binding.setParameters(this._handle, level, strategy);
    if (problem !== undefined) return fail(this, problem);
    this._level = level;
    this._strategy = strategy;
    return callback(error);
  });
};

// Each class can be called without `new`.
function define(name, Base, mode) {
  const Class = { [name]: function(options) {
    if (!(this instanceof Class)) return new Class(options);
    Base.call(this, options, mode);
  } }[name];
  inherit(Class, Base);
  return Class;
}

const classes = {
  Deflate: define('Deflate', Zlib, constants.DEFLATE),
  Inflate: define('Inflate', Zlib, constants.INFLATE),
  Gzip: define('Gzip', Zlib, constants.GZIP),
  Gunzip: define('Gunzip', Zlib, constants.GUNZIP),
  DeflateRaw: define('DeflateRaw', Zlib, constants.DEFLATERAW),
  InflateRaw: define('InflateRaw', Zlib, constants.INFLATERAW),
  Unzip: define('Unzip', Zlib, constants.UNZIP),
  BrotliCompress: define('BrotliCompress', Brotli, constants.BROTLI_ENCODE),
  BrotliDecompress: define('BrotliDecompress', Brotli, constants.BROTLI_DECODE),
};

module.exports = { classes };
