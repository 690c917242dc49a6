'use strict';
// CommonJS modules for `import`: module.exports is the default export, and what a lexer sees being
// assigned are named ones.
//
//   makeCommonJS(url)   -> number

const { setExport } = internalBinding('esm');
const { dirname, extname } = require('path');
const { isBuiltin } = require('internal/modules/builtins');
const { keepText, pathOfURL, readText, stripBOM } = require('internal/modules/files');
const { makeSynthetic } = require('internal/modules/esm/synthetic');

const { Module } = require('internal/modules/cjs/loader');
const { exportsAtLoad } = require('internal/modules/cjs/module');

const exportsOfFile = new Map();

function lex(source) {
  const { parse } = require('internal/deps/cjs-module-lexer');
  try {
    return parse(source);
  } catch {
    return { exports: [], reexports: [] }; // running it will tell
  }
}

function resolveFrom(filename, request) {
  const module = new Module(filename, undefined);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(dirname(filename));
  return Module._resolveFilename(request, module, false);
}

// `module.exports = require('./other')` and the like.
function addReexports(names, filename, request) {
  let resolved;
  try {
    resolved = resolveFrom(filename, request);
  } catch {
    return;
  }
  if (isBuiltin(resolved)) return;
  const extension = extname(resolved);
  if (extension !== '.js' && extension !== '.cjs' && Module._extensions[extension]) return;
  for (const name of namedExports(resolved)) names.add(name);
}

function namedExports(filename) {
  const known = exportsOfFile.get(filename);
  if (known !== undefined) return known;
  const names = new Set();
  exportsOfFile.set(filename, names); // before the rest, since files may re-export each other
  let source;
  try {
    source = readText(filename);
  } catch {
    return names;
  }
  keepText(filename, source);
  const { exports, reexports } = lex(stripBOM(source));
  for (const name of exports) names.add(name);
  for (const request of reexports) addReexports(names, filename, request);
  return names;
}

function load(filename, isMain) {
  const cached = Module._cache[filename];
  return cached?.loaded ? exportsAtLoad(cached) : Module._load(filename, undefined, isMain);
}

function valueOf(exports, name) {
  try {
    return exports[name];
  } catch {
    return undefined; // a getter that throws
  }
}

function makeCommonJS(url, isMain = false) {
  const filename = pathOfURL(url);
  const names = [...namedExports(filename)].filter((name) => name !== 'default');
  return makeSynthetic(url, [...names, 'default'], (id) => {
    const exports = load(filename, isMain);
    const isObject = (typeof exports === 'object' && exports !== null) ||
      typeof exports === 'function';
    for (const name of names) {
      if (isObject && Object.hasOwn(exports, name)) setExport(id, name, valueOf(exports, name));
    }
    setExport(id, 'default', exports);
  });
}

module.exports = { makeCommonJS };
