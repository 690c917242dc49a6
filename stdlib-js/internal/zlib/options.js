'use strict';

// The options of streams and one-shot functions, checked and completed.
//
//   settingsOf(mode, options)     {mode, chunkSize, flush, finishFlush, fullFlush, maxOutputLength,
//                                 info, and what zlib or Brotli wants to know}
//   openHandle(settings)          the native half for such settings
//   failureOf(problem)            the error for what the native half says went wrong

const binding = internalBinding('zlib');
const {
  codes: { ERR_BROTLI_INVALID_PARAM, ERR_INVALID_ARG_TYPE, ERR_ZLIB_INITIALIZATION_FAILED },
  genericNodeError,
} = require('internal/errors');
const { FastBuffer, isArrayBuffer } = require('internal/buffer');
const { checkRangesOrGetDefault } = require('internal/validators');
const { constants } = require('internal/zlib/constants');
const { kMaxLength } = require('buffer');

const {
  BROTLI_DECODE, BROTLI_ENCODE, BROTLI_OPERATION_EMIT_METADATA, BROTLI_OPERATION_FINISH,
  BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_PROCESS, DEFLATERAW, GUNZIP, GZIP, INFLATE,
  UNZIP, Z_BLOCK, Z_DEFAULT_CHUNK, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MIN_CHUNK, Z_NO_FLUSH,
} = constants;

const isBrotli = (mode) => mode === BROTLI_DECODE || mode === BROTLI_ENCODE;

const emptyOptions = Object.freeze({ __proto__: null });

// ---- what both families have -------------------------------------------------------------------

function commonSettings(mode, options) {
  const brotli = isBrotli(mode);
  const mostFlush = brotli ? BROTLI_OPERATION_EMIT_METADATA : Z_BLOCK;
  return {
    mode,
    chunkSize: checkRangesOrGetDefault(options.chunkSize, 'options.chunkSize', Z_MIN_CHUNK,
      Infinity, Z_DEFAULT_CHUNK),
    flush: checkRangesOrGetDefault(options.flush, 'options.flush', Z_NO_FLUSH, mostFlush,
      brotli ? BROTLI_OPERATION_PROCESS : Z_NO_FLUSH),
    finishFlush: checkRangesOrGetDefault(options.finishFlush, 'options.finishFlush', Z_NO_FLUSH,
      mostFlush, brotli ? BROTLI_OPERATION_FINISH : Z_FINISH),
    fullFlush: brotli ? BROTLI_OPERATION_FLUSH : Z_FULL_FLUSH,
    maxOutputLength: checkRangesOrGetDefault(options.maxOutputLength, 'options.maxOutputLength', 1,
      kMaxLength, kMaxLength),
    info: options.info,
    windowBits: 0, level: 0, memLevel: 0, strategy: 0, dictionary: undefined,
    parameters: undefined,
  };
}

// ---- zlib --------------------------------------------------------------------------------------

// Decompressing, nothing or 0 means: as the data's header says.
function windowBitsOf(mode, options) {
  const { windowBits } = options;
  const decompresses = mode === INFLATE || mode === GUNZIP || mode === UNZIP;
  if ((windowBits === undefined || windowBits === null || windowBits === 0) && decompresses) {
    return 0;
  }
  // zlib's deflate takes 8 as 9, but not so with gzip.
  const least = constants.Z_MIN_WINDOWBITS + (mode === GZIP ? 1 : 0);
  const bits = checkRangesOrGetDefault(windowBits, 'options.windowBits', least,
    constants.Z_MAX_WINDOWBITS, constants.Z_DEFAULT_WINDOWBITS);
  return mode === DEFLATERAW && bits === 8 ? 9 : bits;
}

function dictionaryOf({ dictionary }) {
  if (dictionary === undefined || ArrayBuffer.isView(dictionary)) return dictionary;
  if (isArrayBuffer(dictionary)) return new FastBuffer(dictionary);
  throw new ERR_INVALID_ARG_TYPE('options.dictionary',
    ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
}

function addZlibSettings(settings, options) {
  settings.windowBits = windowBitsOf(settings.mode, options);
  settings.level = checkRangesOrGetDefault(options.level, 'options.level', constants.Z_MIN_LEVEL,
    constants.Z_MAX_LEVEL, constants.Z_DEFAULT_LEVEL);
  settings.memLevel = checkRangesOrGetDefault(options.memLevel, 'options.memLevel',
    constants.Z_MIN_MEMLEVEL, constants.Z_MAX_MEMLEVEL, constants.Z_DEFAULT_MEMLEVEL);
  settings.strategy = checkRangesOrGetDefault(options.strategy, 'options.strategy',
    constants.Z_DEFAULT_STRATEGY, Z_FIXED, constants.Z_DEFAULT_STRATEGY);
  settings.dictionary = dictionaryOf(options);
}

// ---- Brotli ------------------------------------------------------------------------------------

const unset = 0xffffffff;
const encoderParameters = 9, decoderParameters = 2;

// Both directions take all keys; that a decoder cannot have one is seen when it is made.
function addBrotliSettings(settings, options) {
  const parameters = new Uint32Array(encoderParameters).fill(unset);
  const { params } = options;
  if (params) {
    for (const key of Object.keys(params)) {
      if (!(key >= 0 && key < encoderParameters) || parameters[key] !== unset) {
        throw new ERR_BROTLI_INVALID_PARAM(key);
      }
      const value = params[key];
      if (typeof value !== 'number' && typeof value !== 'boolean') {
        throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
      }
      parameters[key] = value;
    }
  }
  settings.parameters = parameters;
}

// ---- together ----------------------------------------------------------------------------------

function settingsOf(mode, options) {
  options ??= emptyOptions;
  const settings = commonSettings(mode, options);
  if (isBrotli(mode)) addBrotliSettings(settings, options);
  else addZlibSettings(settings, options);
  return settings;
}

function openHandle(settings) {
  if (!isBrotli(settings.mode)) {
    return binding.zlibStart(settings.mode, settings.windowBits, settings.level, settings.memLevel,
      settings.strategy, settings.dictionary);
  }
  let { parameters } = settings;
  if (settings.mode === BROTLI_DECODE) {
    if (parameters.some((value, key) => key >= decoderParameters && value !== unset)) {
      throw new ERR_ZLIB_INITIALIZATION_FAILED();
    }
    parameters = parameters.subarray(0, decoderParameters);
  }
  const handle = binding.brotliStart(settings.mode, parameters);
  if (handle === undefined) throw new ERR_ZLIB_INITIALIZATION_FAILED();
  return handle;
}

function failureOf([message, errno, code]) {
  return genericNodeError(message, { errno, code });
}

module.exports = { failureOf, openHandle, settingsOf };
