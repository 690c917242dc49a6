'use strict';

// The public module util.
//
// Nearly every program requires it and uses two or three of its functions: all but inspect, promisify
// and the small old helpers is loaded at the first call. The classes are getters until they are
// first read, since they have to be the very classes.
//
// Covers all that Node 18 documents.

const legacy = require('internal/util/legacy');
const inspecting = require('internal/util/inspect');
const { callbackify, promisify } = require('internal/util/promisify');

const systemErrors = () => require('internal/util/system_errors');

function _errnoException(err, syscall, original) {
  return systemErrors()._errnoException(err, syscall, original);
}

function _exceptionWithHostPort(err, syscall, address, port, additional) {
  return systemErrors()._exceptionWithHostPort(err, syscall, address, port, additional);
}

function debuglog(set, cb) {
  return require('internal/util/debuglog').debuglog(set, cb);
}

function deprecate(fn, msg, code, _) {
  return require('internal/util/deprecate').deprecate(fn, msg, code);
}

function getSystemErrorMap() {
  return systemErrors().getSystemErrorMap();
}

function getSystemErrorName(err) {
  return systemErrors().getSystemErrorName(err);
}

function isDeepStrictEqual(a, b) {
  return require('internal/util/comparisons').isDeepStrictEqual(a, b);
}

function parseEnv(content) {
  return require('internal/process/env_file').parseEnv(content);
}

function styleText(format, text, options) {
  return require('internal/util/style_text').styleText(format, text, options);
}

function toUSVString(input) {
  return `${input}`.replace(/\p{Surrogate}/gu, '\ufffd');
}

function transferableAbortSignal(signal) {
  return require('internal/util/abort').transferableAbortSignal(signal);
}

function transferableAbortController() {
  return require('internal/util/abort').transferableAbortController();
}

function aborted(signal, resource) {
  return require('internal/util/abort').aborted(signal, resource);
}

function parseArgs(config = undefined) {
  return require('internal/util/parse_args').parseArgs(config);
}
Object.defineProperty(parseArgs, 'length', { __proto__: null, value: 0, configurable: true });

module.exports = {
  _errnoException,
  _exceptionWithHostPort,
  _extend: legacy._extend,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format: inspecting.format,
  styleText,
  formatWithOptions: inspecting.formatWithOptions,
  getSystemErrorMap,
  getSystemErrorName,
  inherits: legacy.inherits,
  inspect: inspecting.inspect,
  isArray: Array.isArray,
  isBoolean: legacy.isBoolean,
  isBuffer: legacy.isBuffer,
  isDeepStrictEqual,
  isNull: legacy.isNull,
  isNullOrUndefined: legacy.isNullOrUndefined,
  isNumber: legacy.isNumber,
  isString: legacy.isString,
  isSymbol: legacy.isSymbol,
  isUndefined: legacy.isUndefined,
  isRegExp: legacy.isRegExp,
  isObject: legacy.isObject,
  isDate: legacy.isDate,
  isError: legacy.isError,
  isFunction: legacy.isFunction,
  isPrimitive: legacy.isPrimitive,
  log: legacy.log,
  promisify,
  stripVTControlCharacters: inspecting.stripVTControlCharacters,
  toUSVString,
  transferableAbortSignal,
  transferableAbortController,
  aborted,
  types: require('internal/util/types'),
  parseArgs,
  parseEnv,
};

function defineLazy(name, id) {
  const define = (value) => Object.defineProperty(module.exports, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      const value = require(id)[name];
      define(value);
      return value;
    },
    set: define,
  });
}
defineLazy('TextDecoder', 'internal/encoding');
defineLazy('TextEncoder', 'internal/encoding');
defineLazy('MIMEType', 'internal/util/mime');
defineLazy('MIMEParams', 'internal/util/mime');
