'use strict';
// What kind of module a URL is, and whether an import's assertions fit it.
//
//   formatOf(url)                     'builtin', 'module', 'commonjs', 'json' or 'wasm'
//   formatIfKnown(url)                undefined where formatOf() would throw
//   checkAssertions(url, format, assertions)

const { codes: {
  ERR_IMPORT_ASSERTION_TYPE_FAILED, ERR_IMPORT_ASSERTION_TYPE_MISSING,
  ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED, ERR_IMPORT_ATTRIBUTE_UNSUPPORTED, ERR_INVALID_URL,
  ERR_UNKNOWN_FILE_EXTENSION, ERR_UNKNOWN_MODULE_FORMAT,
} } = require('internal/errors');
const { hasScheme } = require('internal/modules/builtins');
const { extname } = require('path');
const { getOption } = require('internal/process/options');
const { pathOfURL } = require('internal/modules/files');
const { typeOfFile } = require('internal/modules/package_json');

const formatOfExtension = {
  '__proto__': null, '.mjs': 'module', '.cjs': 'commonjs', '.json': 'json',
};

const hasWasm = getOption('--experimental-wasm-modules') !== undefined;
const findsFiles = getOption('--experimental-specifier-resolution') === 'node';

// Files that were found as require() finds them are what require() takes them for.
function looseFormat(extension) {
  return extension === '.node' ? 'commonjs' : null;
}

function isWasm(path) {
  const kMagic = '\0asm';
  const bytes = require('fs').readFileSync(path);
  return bytes.latin1Slice(0, kMagic.length) === kMagic;
}

function formatOfFile(url) {
  const path = pathOfURL(url);
  const extension = extname(path);
  if (extension === '.js') return typeOfFile(path);
  if (extension === '') {
    const type = typeOfFile(path);
    return type === 'module' && hasWasm && isWasm(path) ? 'wasm' : type;
  }
  if (extension === '.wasm' && hasWasm) return 'wasm';
  const format = formatOfExtension[extension];
  if (format !== undefined) return format;
  if (findsFiles) return looseFormat(extension);
  throw new ERR_UNKNOWN_FILE_EXTENSION(extension, path);
}

const formatOfType = {
  '__proto__': null, 'text/javascript': 'module', 'application/json': 'json',
};

function formatOfData(url) {
  const type = /^data:([^/]+\/[^;,]+)[^,]*,/.exec(url)?.[1].toLowerCase();
  if (type === undefined) throw new ERR_INVALID_URL(url);
  if (type === 'application/wasm' && hasWasm) return 'wasm';
  const format = formatOfType[type];
  if (format === undefined) throw new ERR_UNKNOWN_MODULE_FORMAT(type, url);
  return format;
}

function formatOf(url) {
  if (hasScheme(url)) return 'builtin';
  return url.startsWith('data:') ? formatOfData(url) : formatOfFile(url);
}

function formatIfKnown(url) {
  if (!/^(?:node|orrery|data|file):/.test(url)) return undefined;
  try {
    return formatOf(url);
  } catch {
    return undefined;
  }
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

module.exports = { checkAssertions, formatIfKnown, formatOf };
