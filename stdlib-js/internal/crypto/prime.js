'use strict';

// Prime numbers.
//
//   generatePrime(size, options, callback), generatePrimeSync(size, options)
//   checkPrime(candidate, options, callback), checkPrimeSync(candidate, options)

const binding = internalBinding('crypto');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { isArrayBuffer } = require('internal/buffer');
const { mail, takeValue } = require('internal/mailbox');
const {
  validateBoolean, validateFunction, validateInt32, validateObject,
} = require('internal/validators');
const { runTask } = require('internal/crypto/util');

const numberTypes = ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint'];

// Big-endian bytes of a number that is given as bytes or as a bigint.
function bytesOfNumber(value, name) {
  if (typeof value === 'bigint') {
    if (value < 0n) throw new ERR_OUT_OF_RANGE(name, '>= 0', value);
    const hex = value.toString(16);
    return require('buffer').Buffer.from(hex.padStart(hex.length + hex.length % 2, '0'), 'hex');
  }
  if (ArrayBuffer.isView(value) || isArrayBuffer(value)) return value;
  throw new ERR_INVALID_ARG_TYPE(name, numberTypes, value);
}

function answer(callback, type, convert, start) {
  runTask((failed, at) => {
    const value = takeValue(mail[at]);
    if (failed) callback(value);
    else callback(null, convert(value));
  }, start, type);
}

function asBigint(bytes) {
  return BigInt(`0x${require('buffer').Buffer.from(bytes).toString('hex')}`);
}
function asArrayBuffer(bytes) {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

// ---- generatePrime -----------------------------------------------------------------------------

function generation(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  const [add, rem] = ['add', 'rem'].map((name) => (options[name] === undefined ? undefined :
    bytesOfNumber(options[name], `options.${name}`)));
  return {
    start: (request) => binding.generatePrime(request, size, safe, add, rem),
    convert: bigint ? asBigint : asArrayBuffer,
  };
}

function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateInt32(size, 'size', 1);
  validateFunction(callback, 'callback');
  const { start, convert } = generation(size, options);
  answer(callback, 'RANDOMPRIMEREQUEST', convert, start);
}

function generatePrimeSync(size, options = {}) {
  const { start, convert } = generation(size, options);
  return convert(start(-1));
}

// ---- checkPrime --------------------------------------------------------------------------------

function checkOptions(options) {
  validateObject(options, 'options');
  const { checks = 0 } = options;
  validateInt32(checks, 'options.checks', 0);
}

function checkPrime(candidate, options = {}, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  const bytes = bytesOfNumber(candidate, 'candidate');
  validateFunction(callback, 'callback');
  checkOptions(options);
  answer(callback, 'CHECKPRIMEREQUEST', (is) => is,
    (request) => binding.checkPrime(request, bytes));
}

function checkPrimeSync(candidate, options = {}) {
  const bytes = bytesOfNumber(candidate, 'candidate');
  checkOptions(options);
  return binding.checkPrime(-1, bytes);
}

module.exports = { checkPrime, checkPrimeSync, generatePrime, generatePrimeSync };
