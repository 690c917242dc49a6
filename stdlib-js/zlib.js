'use strict';
// The module `zlib`: gzip, deflate, raw deflate and Brotli; streams, sync and async forms. The parts
// are in internal/zlib/.

const { makeConstructor } = require('internal/constructor');
const { CodecStream, runSync, errorOf, kMaxLength } = require('internal/zlib/codec_stream');
const { constants, codes } = require('internal/zlib/constants');
const {
  codes: {
    ERR_BROTLI_INVALID_PARAM, ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
    ERR_ZLIB_INITIALIZATION_FAILED,
  },
} = require('internal/errors');
const { validateFunction, checkFiniteNumber, checkRangesOrGetDefault } =
  require('internal/validators');
const { Buffer } = require('buffer');
const binding = internalBinding('zlib');

const c = constants;

const kZlibFlushes = { none: c.Z_NO_FLUSH, full: c.Z_FULL_FLUSH, finish: c.Z_FINISH, max: c.Z_BLOCK };
const kBrotliFlushes = {
  none: c.BROTLI_OPERATION_PROCESS, full: c.BROTLI_OPERATION_FLUSH,
  finish: c.BROTLI_OPERATION_FINISH, max: c.BROTLI_OPERATION_EMIT_METADATA,
};

function readCommon(options, flushes) {
  const settings = {
    chunkSize: c.Z_DEFAULT_CHUNK, flush: flushes.none, finishFlush: flushes.finish,
    maxOutputLength: kMaxLength, info: false, streamOptions: {},
  };
  if (!options) return settings;
  if (checkFiniteNumber(options.chunkSize, 'options.chunkSize')) {
    if (options.chunkSize < c.Z_MIN_CHUNK) {
      throw new ERR_OUT_OF_RANGE('options.chunkSize', `>= ${c.Z_MIN_CHUNK}`, options.chunkSize);
    }
    settings.chunkSize = options.chunkSize;
  }
  settings.flush = checkRangesOrGetDefault(options.flush, 'options.flush', flushes.none,
    flushes.max, flushes.none);
  settings.finishFlush = checkRangesOrGetDefault(options.finishFlush, 'options.finishFlush',
    flushes.none, flushes.max, flushes.finish);
  settings.maxOutputLength = checkRangesOrGetDefault(options.maxOutputLength,
    'options.maxOutputLength', 1, kMaxLength, kMaxLength);
  settings.info = Boolean(options.info);
  const { encoding, objectMode, writableObjectMode, ...rest } = options;
  settings.streamOptions = rest;
  if (encoding || objectMode || writableObjectMode) {
    settings.streamOptions = { ...rest, encoding: null, objectMode: false, writableObjectMode: false };
  }
  delete settings.streamOptions.flush;
  return settings;
}

function readDictionary(dictionary) {
  if (dictionary === undefined || ArrayBuffer.isView(dictionary)) return dictionary;
  if (dictionary instanceof ArrayBuffer || dictionary instanceof SharedArrayBuffer) {
    return Buffer.from(dictionary);
  }
  throw new ERR_INVALID_ARG_TYPE('options.dictionary',
    ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
}

function openZlib(stream, options, mode) {
  const settings = readCommon(options, kZlibFlushes);
  let windowBits = c.Z_DEFAULT_WINDOWBITS;
  let level = c.Z_DEFAULT_COMPRESSION;
  let memLevel = c.Z_DEFAULT_MEMLEVEL;
  let strategy = c.Z_DEFAULT_STRATEGY;
  let dictionary;
  if (options) {
    // Zero: what the header says; only for decompression.
    if ((options.windowBits === null || options.windowBits === undefined || options.windowBits === 0) &&
        [c.INFLATE, c.GUNZIP, c.UNZIP].includes(mode)) {
      windowBits = 0;
    } else {
      const least = c.Z_MIN_WINDOWBITS + (mode === c.GZIP ? 1 : 0);
      windowBits = checkRangesOrGetDefault(options.windowBits, 'options.windowBits', least,
        c.Z_MAX_WINDOWBITS, c.Z_DEFAULT_WINDOWBITS);
    }
    level = checkRangesOrGetDefault(options.level, 'options.level', c.Z_MIN_LEVEL, c.Z_MAX_LEVEL, level);
    memLevel = checkRangesOrGetDefault(options.memLevel, 'options.memLevel', c.Z_MIN_MEMLEVEL,
      c.Z_MAX_MEMLEVEL, memLevel);
    strategy = checkRangesOrGetDefault(options.strategy, 'options.strategy', c.Z_DEFAULT_STRATEGY,
      c.Z_FIXED, strategy);
    dictionary = readDictionary(options.dictionary);
  }
  // zlib itself refuses 8 for raw deflate.
  if (mode === c.DEFLATERAW && windowBits === 8) windowBits = 9;
  const codec = binding.zlib(mode, windowBits, level, memLevel, strategy, dictionary);
  CodecStream.call(stream, Array.isArray(codec) ? null : codec, settings, kZlibFlushes);
  stream._level = level;
  stream._strategy = strategy;
  stream._mode = mode;
  if (Array.isArray(codec)) throw errorOf(codec);
}

function zlibClass(name, mode) {
  const { [name]: make } = {
    [name]: function(options) {
      if (!(this instanceof make)) return new make(options); // eslint-disable-line new-cap
      openZlib(this, options, mode);
    },
  };
  return makeConstructor(make, Zlib);
}

class Zlib extends CodecStream {
  params(level, strategy, callback) {
    checkRangesOrGetDefault(level, 'level', c.Z_MIN_LEVEL, c.Z_MAX_LEVEL);
    checkRangesOrGetDefault(strategy, 'strategy', c.Z_DEFAULT_STRATEGY, c.Z_FIXED);
    if (this._level === level && this._strategy === strategy) {
      process.nextTick(callback);
      return;
    }
    this.flush(c.Z_SYNC_FLUSH, () => {
      if (this._codec === null) return;
      const failure = binding.params(this._codec, level, strategy);
      if (failure !== undefined) {
        this.destroy(errorOf(failure));
        return;
      }
      this._level = level;
      this._strategy = strategy;
      if (callback) callback();
    });
  }
}

const kMaxBrotliParam = 9;

function openBrotli(stream, options, mode) {
  const settings = readCommon(options, kBrotliFlushes);
  const parameters = new Uint32Array(kMaxBrotliParam + 1).fill(0xffffffff);
  for (const key of Object.keys(options?.params ?? {})) {
    const number = +key;
    if (Number.isNaN(number) || number < 0 || number > kMaxBrotliParam ||
        parameters[number] !== 0xffffffff) {
      throw new ERR_BROTLI_INVALID_PARAM(key);
    }
    const value = options.params[key];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    parameters[number] = value;
  }
  const codec = binding.brotli(mode, parameters);
  CodecStream.call(stream, Array.isArray(codec) ? null : codec, settings, kBrotliFlushes);
  stream._mode = mode;
  if (Array.isArray(codec)) throw new ERR_ZLIB_INITIALIZATION_FAILED();
}

function brotliClass(name, mode) {
  const { [name]: make } = {
    [name]: function(options) {
      if (!(this instanceof make)) return new make(options); // eslint-disable-line new-cap
      openBrotli(this, options, mode);
    },
  };
  return makeConstructor(make, class extends CodecStream {});
}

const classes = {
  Deflate: zlibClass('Deflate', c.DEFLATE),
  Inflate: zlibClass('Inflate', c.INFLATE),
  Gzip: zlibClass('Gzip', c.GZIP),
  Gunzip: zlibClass('Gunzip', c.GUNZIP),
  DeflateRaw: zlibClass('DeflateRaw', c.DEFLATERAW),
  InflateRaw: zlibClass('InflateRaw', c.INFLATERAW),
  Unzip: zlibClass('Unzip', c.UNZIP),
  BrotliCompress: brotliClass('BrotliCompress', c.BROTLI_ENCODE),
  BrotliDecompress: brotliClass('BrotliDecompress', c.BROTLI_DECODE),
};

// ---- all at once -----------------------------------------------------------------------------------

function toInput(input) {
  if (typeof input === 'string') return Buffer.from(input);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer || input instanceof SharedArrayBuffer) return new Uint8Array(input);
  throw new ERR_INVALID_ARG_TYPE('buffer',
    ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], input);
}

function convert(Class, buffer, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  const stream = new Class(options);
  const input = toInput(buffer);
  const parts = [];
  let total = 0;
  let failed = false;
  stream.on('error', (error) => {
    failed = true;
    callback(error);
  });
  stream.on('data', (part) => {
    parts.push(part);
    total += part.length;
    if (total > stream._maxOutputLength) stream.destroy(new ERR_BUFFER_TOO_LARGE(stream._maxOutputLength));
  });
  stream.on('end', () => {
    if (failed) return;
    const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts, total);
    stream.close();
    callback(null, stream._info ? { buffer: whole, engine: stream } : whole);
  });
  stream.end(input);
}

function convertSync(Class, buffer, options) {
  const input = toInput(buffer);
  const stream = new Class(options);
  const whole = runSync(stream, input);
  return stream._info ? { buffer: whole, engine: stream } : whole;
}

const forms = {};
for (const [name, Class] of [['deflate', 'Deflate'], ['inflate', 'Inflate'], ['gzip', 'Gzip'],
  ['gunzip', 'Gunzip'], ['deflateRaw', 'DeflateRaw'], ['inflateRaw', 'InflateRaw'],
  ['unzip', 'Unzip'], ['brotliCompress', 'BrotliCompress'],
  ['brotliDecompress', 'BrotliDecompress']]) {
  forms[name] = {
    [name](buffer, options, callback) { convert(classes[Class], buffer, options, callback); },
  }[name];
  forms[`${name}Sync`] = {
    [`${name}Sync`](buffer, options) { return convertSync(classes[Class], buffer, options); },
  }[`${name}Sync`];
  forms[`create${Class}`] = {
    [`create${Class}`](options) { return new classes[Class](options); },
  }[`create${Class}`];
}

module.exports = { ...classes, ...forms };
Object.defineProperties(module.exports, {
  constants: { enumerable: true, value: constants },
  codes: { enumerable: true, value: codes },
});
for (const name of Object.keys(constants)) {
  if (!name.startsWith('BROTLI')) {
    Object.defineProperty(module.exports, name, { enumerable: false, value: constants[name] });
  }
}
