'use strict';
// What kind of module a URL is, and whether an import's assertions fit it.
//
//   formatOf(url)                     'builtin', 'module', 'commonjs' or 'json'
//   checkAssertions(url, format, assertions)

const { codes: {
  ERR_IMPORT_ASSERTION_TYPE_FAILED, ERR_IMPORT_ASSERTION_TYPE_MISSING,
  ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED, ERR_IMPORT_ATTRIBUTE_UNSUPPORTED, ERR_INVALID_URL,
  ERR_UNKNOWN_FILE_EXTENSION, ERR_UNKNOWN_MODULE_FORMAT,
} } = require('internal/errors');
const { extname } = require('path');
const { pathOfURL } = require('internal/modules/files');
const { typeOfFile } = require('internal/modules/package_json');

const formatOfExtension = {
  '__proto__': null, '.mjs': 'module', '.cjs': 'commonjs', '.json': 'json',
};

function formatOfFile(url) {
  const path = pathOfURL(url);
  const extension = extname(path);
  if (extension === '.js') return typeOfFile(path);
  const format = formatOfExtension[extension];
  if (format === undefined) throw new ERR_UNKNOWN_FILE_EXTENSION(extension, path);
  return format;
}

const formatOfType = {
  '__proto__': null, 'text/javascript': 'module', 'application/json': 'json',
};

function formatOfData(url) {
  const type = /^data:([^/]+\/[^;,]+)[^,]*,/.exec(url)?.[1];
  if (type === undefined) throw new ERR_INVALID_URL(url);
  const format = formatOfType[type];
  if (format === undefined) throw new ERR_UNKNOWN_MODULE_FORMAT(type, url);
  return format;
}

function formatOf(url) {
  if (url.startsWith('node:')) return 'builtin';
  return url.startsWith('data:') ? formatOfData(url) : formatOfFile(url);
}

function refuseType(url, type) {
  const { validateString } = require('internal/validators');
  validateString(type, 'type');
  if (type !== 'json') throw new ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED(type);
  throw new ERR_IMPORT_ASSERTION_TYPE_FAILED(url, type);
}

function checkKeys(assertions) {
  for (const key of Object.keys(assertions)) {
    if (key !== 'type') throw new ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(key, assertions[key]);
  }
}

function checkAssertions(url, format, assertions) {
  const { type } = assertions;
  if (format !== 'json') {
    if (type !== undefined) refuseType(url, type);
  } else if (type === undefined) {
    throw new ERR_IMPORT_ASSERTION_TYPE_MISSING(url, 'json');
  } else if (type !== 'json') {
    refuseType(url, type);
  }
  checkKeys(assertions);
}

module.exports = { checkAssertions, formatOf };
