'use strict';

// What the parts of crypto share: arguments that are bytes or text, encodings, digests by number.
//
//   bytesOf(value, name, encoding)    a view or ArrayBuffer as it is, a string as a Buffer
//   isByteSource(value)               a view, an ArrayBuffer, or a string
//   inputEncoding(name)               the number of an encoding; UTF-8 for what is none
//   outputEncoding(name)              the same; undefined for 'buffer' and what is none
//   digestNamed(name)                 {id, size, anyLength}, or undefined; needDigest throws
//   runTask(callback, start, type)    start(request): work on the pool that answers the callback;
//                                     type is what async_hooks tells of it
//   optionText(options, name), optionTagLength(options, name)
//
// byteSources: the names of types for ERR_INVALID_ARG_TYPE.

const binding = internalBinding('crypto');
const { codes: { ERR_CRYPTO_INVALID_DIGEST, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } =
  require('internal/errors');
const { isArrayBuffer } = require('internal/buffer');
const { encodingOf, utf8 } = require('internal/buffer/encodings');
const { newRequest, releaseRequest } = require('internal/mailbox');
const { validateString } = require('internal/validators');

const byteSources = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function isByteSource(value) {
  return typeof value === 'string' || ArrayBuffer.isView(value) || isArrayBuffer(value);
}

function bytesOf(value, name, encoding) {
  if (ArrayBuffer.isView(value) || isArrayBuffer(value)) return value;
  if (typeof value !== 'string') throw new ERR_INVALID_ARG_TYPE(name, byteSources, value);
  const { Buffer } = require('buffer');
  return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
}

function inputEncoding(name) {
  if (name === undefined) return utf8.id;
  return (encodingOf(name) ?? utf8).id;
}

function outputEncoding(name) {
  if (name === undefined || name === null || name === 'buffer') return undefined;
  return encodingOf(name)?.id;
}

// ---- digests -----------------------------------------------------------------------------------

const kAnyLength = 65536;
const digests = new Map();

function digestNamed(name) {
  let digest = digests.get(name);
  if (digest === undefined) {
    const id = binding.findDigest(name);
    if (id < 0) return undefined;
    const facts = binding.digestFacts(id);
    digest = { id, size: facts % kAnyLength, anyLength: facts >= kAnyLength };
    digests.set(name, digest);
  }
  return digest;
}

function needDigest(name) {
  const digest = digestNamed(name);
  if (digest === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(name);
  return digest;
}

// ---- the pool ----------------------------------------------------------------------------------

function runTask(callback, start, type) {
  const request = newRequest(callback, type);
  try {
    start(request);
  } catch (error) {
    releaseRequest(request);
    throw error;
  }
}

// ---- options -----------------------------------------------------------------------------------

function optionText(options, name) {
  const value = options?.[name];
  if (value !== undefined && value !== null) validateString(value, `options.${name}`);
  return value;
}

function optionTagLength(options, name) {
  const value = options?.[name];
  if (value === undefined || value === null) return -1;
  if (value >>> 0 !== value) throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  return value;
}

module.exports = {
  byteSources, bytesOf, digestNamed, inputEncoding, isByteSource, needDigest, optionTagLength,
  optionText, outputEncoding, runTask,
};
