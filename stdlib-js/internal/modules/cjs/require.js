'use strict';
// The function require() as a module gets it.
//
//   makeRequire(module)
//   createRequire(filename)   module.createRequire

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateString } = require('internal/validators');
const path = require('path');
const { Module } = require('internal/modules/cjs/module');

function makeRequire(module) {
  const require = function require(path) {
    return module.require(path);
  };
  function resolve(request, options) {
    validateString(request, 'request');
    return Module._resolveFilename(request, module, false, options);
  }
  function paths(request) {
    validateString(request, 'request');
    return Module._resolveLookupPaths(request, module);
  }
  require.resolve = resolve;
  resolve.paths = paths;
  Object.defineProperty(require, 'main', {
    __proto__: null, value: process.mainModule, writable: true, enumerable: true,
    configurable: true,
  });
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function fileOf(filename) {
  const { isURL } = require('internal/url/url');
  if (isURL(filename) || (typeof filename === 'string' && !path.isAbsolute(filename))) {
    try {
      return require('internal/url/file').fileURLToPath(filename);
    } catch {
      // Said below.
    }
  } else if (typeof filename === 'string') {
    return filename;
  }
  throw new ERR_INVALID_ARG_VALUE('filename', filename,
    'must be a file URL object, file URL string, or absolute path string');
}

function createRequire(filename) {
  let file = fileOf(filename);
  if (file.endsWith('/')) file = path.join(file, 'noop.js');
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module);
}

module.exports = { createRequire, makeRequire };
