'use strict';
// package.json as both module loaders use it: read once, checked, and found from a file below it.
//
//   readPackage(jsonPath, why)  -> Package; why = { base, specifier } when it is for `import`
//   nearestPackage(path)        -> the Package whose folder contains the file `path`; one that does
//                                  not exist stands for "none"
//
//   typeOfFile(path)            'commonjs' or 'module', for what is called .js
//
// Package: { exists, path, name, main, exports, imports, type }; `path` is that of the file.

const { getOption } = require('internal/process/options');
const { stripBOM, tryReadText, pathOfURL } = require('internal/modules/files');

// Fields are defined rather than set: what a program puts on Object.prototype does not count.
class Package {
  path;
  exists;
  name = undefined;
  main = undefined;
  exports = undefined;
  imports = undefined;
  type = 'none';

  constructor(path, exists) {
    this.path = path;
    this.exists = exists;
  }

  // With a slash at its end.
  get folder() {
    return this.path.slice(0, -'package.json'.length);
  }
}

const packages = new Map();
const nearest = new Map();

// Whoever imports gets Node's coded error; require() gets the parser's own, with the file's name.
function throwParseError(error, path, why) {
  if (why === undefined) {
    error.message = `Error parsing ${path}: ${error.message}`;
    error.path = path;
    throw error;
  }
  const { ERR_INVALID_PACKAGE_CONFIG } = require('internal/errors').codes;
  const { base, specifier } = why;
  const wanted = base ? `"${specifier}" from ${pathOfURL(base)}` : pathOfURL(specifier);
  throw new ERR_INVALID_PACKAGE_CONFIG(path, wanted, error.message);
}

function fill(found, parsed) {
  if (parsed === null || typeof parsed !== 'object') return;
  const { name, main, exports, imports, type } = { __proto__: null, ...parsed };
  if (typeof name === 'string') found.name = name;
  if (typeof main === 'string') found.main = main;
  if (typeof imports === 'object' && imports !== null) found.imports = imports;
  if (type === 'commonjs' || type === 'module') found.type = type;
  found.exports = exports;
}

function readPackage(jsonPath, why = undefined) {
  const known = packages.get(jsonPath);
  if (known !== undefined) return known;
  const text = tryReadText(jsonPath);
  const found = new Package(jsonPath, text !== undefined);
  if (text !== undefined) {
    let parsed;
    try {
      parsed = JSON.parse(stripBOM(text));
    } catch (error) {
      throwParseError(error, jsonPath, why);
    }
    fill(found, parsed);
  }
  packages.set(jsonPath, found);
  return found;
}

const kNone = new Package('', false);

function nearestPackage(path, why = undefined) {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return nearestOfFolder(folder, why);
}

function nearestOfFolder(folder, why) {
  const known = nearest.get(folder);
  if (known !== undefined) return known;
  let found = kNone;
  if (!folder.endsWith('/node_modules')) {
    found = readPackage(`${folder}/package.json`, why);
    if (!found.exists) {
      found = folder === '' ? kNone : nearestOfFolder(folder.slice(0, folder.lastIndexOf('/')), why);
    }
  }
  nearest.set(folder, found);
  return found;
}

// 'commonjs' or 'module': what a file called .js is.
function typeOfFile(path) {
  const { type } = nearestPackage(path);
  if (type !== 'none') return type;
  if (path.includes('/node_modules/')) return 'commonjs';
  return getOption('--experimental-default-type') ?? 'commonjs';
}

module.exports = { nearestPackage, readPackage, typeOfFile };
