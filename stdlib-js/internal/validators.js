'use strict';

// Checks of arguments, with Node's errors. Each throws or returns; a few return the value in its
// final form (parseFileMode, validatePort).
//
//   validateString, validateStringWithoutNullBytes,
//   validateNumber, validateBoolean, validateFunction, validateUndefined,
//   validatePlainFunction, validateSymbol                           by type
//   validateInteger, validateInt32, validateUint32, validatePort    by range
//   validateArray, validateStringArray, validateBooleanArray, validateAbortSignalArray,
//   validateObject(value, name, {nullable, allowArray, allowFunction}), validateDictionary,
//   validateBuffer, validateAbortSignal, validateOneOf, validateUnion, validateEncoding,
//   validateSignalName, validateHost, validateLinkHeaderValue, checkRangesOrGetDefault
//   parseFileMode(value, name, defaultMode)   a number or octal string as a mode
//   isInt32, isUint32                         true or false
//
// The success path of each is a comparison or two: no closures and no rest parameters here.

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_OUT_OF_RANGE,
    ERR_SOCKET_BAD_PORT, ERR_UNKNOWN_SIGNAL,
  },
} = require('internal/errors');

const isInt32 = (value) => value === (value | 0);
const isUint32 = (value) => value === (value >>> 0);

function validateString(value, name) {
  if (typeof value !== 'string') throw new ERR_INVALID_ARG_TYPE(name, 'string', value);
}

function validateStringWithoutNullBytes(value, name) {
  validateString(value, name);
  if (value.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw new ERR_INVALID_ARG_TYPE(name, 'boolean', value);
}

function validateFunction(value, name) {
  if (typeof value !== 'function') throw new ERR_INVALID_ARG_TYPE(name, 'Function', value);
}

function validateSymbol(value, name) {
  if (typeof value !== 'symbol') throw new ERR_INVALID_ARG_TYPE(name, 'symbol', value);
}

function validateUndefined(value, name) {
  if (value !== undefined) throw new ERR_INVALID_ARG_TYPE(name, 'undefined', value);
}

const AsyncFunction = (async () => {}).constructor;

function validatePlainFunction(value, name) {
  if (typeof value !== 'function' || value instanceof AsyncFunction) {
    throw new ERR_INVALID_ARG_TYPE(name, 'Function', value);
  }
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  const bounded = min != null || max != null;
  if ((min != null && value < min) || (max != null && value > max) ||
      (bounded && Number.isNaN(value))) {
    const low = min != null ? `>= ${min}` : '';
    const high = max != null ? `<= ${max}` : '';
    throw new ERR_OUT_OF_RANGE(name, `${low}${low && high ? ' && ' : ''}${high}`, value);
  }
}

function checkInteger(value, name, min, max, range) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < min || value > max) {
    throw new ERR_OUT_OF_RANGE(name, range ?? `>= ${min} && <= ${max}`, value);
  }
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER) {
  checkInteger(value, name, min, max, undefined);
}

function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  checkInteger(value, name, min, max, undefined);
}

function validateUint32(value, name, positive = false) {
  const min = positive ? 1 : 0;
  checkInteger(value, name, min, 4294967295, undefined);
}

const octal = /^[0-7]+$/;

function parseFileMode(value, name, defaultMode) {
  value ??= defaultMode;
  if (typeof value === 'string') {
    if (!octal.test(value)) {
      throw new ERR_INVALID_ARG_VALUE(name, value,
        'must be a 32-bit unsigned integer or an octal string');
    }
    value = parseInt(value, 8);
  }
  validateUint32(value, name);
  return value;
}

function isPort(port, allowZero) {
  if (typeof port !== 'number' && (typeof port !== 'string' || port.trim() === '')) return false;
  const number = +port;
  return number === (number >>> 0) && number <= 0xffff && (number !== 0 || allowZero);
}

function validatePort(port, name = 'Port', allowZero = true) {
  if (!isPort(port, allowZero)) throw new ERR_SOCKET_BAD_PORT(name, port, allowZero);
  return port | 0;
}

function validateHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function validateOneOf(value, name, oneOf) {
  if (!oneOf.includes(value)) {
    const allowed = oneOf.map((one) => (typeof one === 'string' ? `'${one}'` : String(one)));
    throw new ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed.join(', ')}`);
  }
}

// `union` is text such as 'ask|never'; the value is one of its parts.
function validateUnion(value, name, union) {
  if (!union.includes(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, `('${union.join('|')}')`, value);
  }
}

function validateObject(value, name, options = undefined) {
  if (options === undefined) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new ERR_INVALID_ARG_TYPE(name, 'Object', value);
    }
    return;
  }
  const { nullable = false, allowArray = false, allowFunction = false } = options;
  if (value === null ? nullable : typeof value === 'object' ? allowArray || !Array.isArray(value) :
    typeof value === 'function' && allowFunction) return;
  throw new ERR_INVALID_ARG_TYPE(name, 'Object', value);
}

// As Web IDL has it: undefined and null stand for an empty dictionary.
function validateDictionary(value, name) {
  if (value !== null && value !== undefined && typeof value !== 'object' &&
      typeof value !== 'function') {
    throw new ERR_INVALID_ARG_TYPE(name, 'a dictionary', value);
  }
}

function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw new ERR_INVALID_ARG_TYPE(name, 'Array', value);
  if (value.length < minLength) {
    throw new ERR_INVALID_ARG_VALUE(name, value, `must be longer than ${minLength}`);
  }
}

function validateEach(value, name, validate) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validate(value[i], `${name}[${i}]`);
}

const validateStringArray = (value, name) => validateEach(value, name, validateString);
const validateBooleanArray = (value, name) => validateEach(value, name, validateBoolean);
const validateAbortSignalArray = (value, name) => validateEach(value, name, (signal, itsName) => {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE(itsName, 'AbortSignal', signal);
  validateAbortSignal(signal, itsName);
});

function validateBuffer(buffer, name = 'buffer') {
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
}

function validateEncoding(data, encoding) {
  if (typeof encoding === 'string' && encoding.toLowerCase() === 'hex' && data.length % 2 !== 0) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding,
      `is invalid for data of length ${data.length}`);
  }
}

function validateSignalName(signal, name = 'signal') {
  validateString(signal, name);
  const { signals } = require('os').constants;
  if (signals[signal] !== undefined) return;
  if (signals[signal.toUpperCase()] !== undefined) {
    throw new ERR_UNKNOWN_SIGNAL(`${signal} (signals must use all capital letters)`);
  }
  throw new ERR_UNKNOWN_SIGNAL(signal);
}

// A duck will do: signals of other realms and of polyfills are as good as ours.
function validateAbortSignal(signal, name) {
  if (signal !== undefined &&
      (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw new ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  }
}

function validateThisInternalField(object, field, className) {
  if (object === null || typeof object !== 'object' || !(field in object)) {
    throw new ERR_INVALID_THIS(className);
  }
}

function checkFiniteNumber(number, name) {
  if (number === undefined) return false;
  if (Number.isFinite(number)) return true;
  if (Number.isNaN(number)) return false;
  validateNumber(number, name);
  throw new ERR_OUT_OF_RANGE(name, 'a finite number', number);
}

function checkRangesOrGetDefault(number, name, lower, upper, defaultValue) {
  if (!checkFiniteNumber(number, name)) return defaultValue;
  if (number < lower || number > upper) {
    const range = upper === Infinity ? `>= ${lower}` : `>= ${lower} and <= ${upper}`;
    throw new ERR_OUT_OF_RANGE(name, range, number);
  }
  return number;
}

const linkValue = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;
const linkReason = 'must be an array or string of format ' +
  '"</styles.css>; rel=preload; as=style"';

function checkLink(value, name) {
  if (typeof value !== 'string' || !linkValue.test(value)) {
    throw new ERR_INVALID_ARG_VALUE(name, value, linkReason);
  }
  return value;
}

function validateLinkHeaderValue(hints) {
  if (typeof hints === 'string') return checkLink(hints, 'hints');
  if (Array.isArray(hints)) return hints.map((hint) => checkLink(hint, 'hints')).join(', ');
  throw new ERR_INVALID_ARG_VALUE('hints', hints, linkReason);
}

module.exports = {
  checkFiniteNumber,
  checkRangesOrGetDefault,
  isInt32,
  isUint32,
  parseFileMode,
  validateAbortSignal,
  validateAbortSignalArray,
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateBuffer,
  validateDictionary,
  validateEncoding,
  validateFunction,
  validateHost,
  validateInt32,
  validateInteger,
  validateLinkHeaderValue,
  validateNumber,
  validateObject,
  validateOneOf,
  validatePlainFunction,
  validatePort,
  validateSignalName,
  validateString,
  validateStringArray,
  validateStringWithoutNullBytes,
  validateSymbol,
  validateThisInternalField,
  validateUint32,
  validateUndefined,
  validateUnion,
};
