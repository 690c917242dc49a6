'use strict';
// CommonJS: the class Module, the cache, and what happens between require() and exports.
//
//   Module           as programs see it; internal/modules/cjs/* add its other parts
//   parentOf(module)
//
// npm packages replace Module._load, _resolveFilename, _extensions, _findPath, prototype._compile
// and others: everything here therefore goes through these properties.

const { codes: {
  ERR_INVALID_ARG_VALUE, ERR_REQUIRE_ESM, ERR_UNKNOWN_BUILTIN_MODULE,
} } = require('internal/errors');
const { validateString } = require('internal/validators');
const { getOption } = require('internal/process/options');
const { dirname, basename } = require('path');
const builtins = require('internal/modules/builtins');
const files = require('internal/modules/files');

const parents = new WeakMap();
// What a module exported when it was loaded: an import has that, whatever is put there later.
const loadedExports = new WeakMap();

function Module(id = '', parent = undefined) {
  this.id = id;
  this.path = dirname(id);
  // Defined, not set: Object.prototype may have got a setter of that name.
  Object.defineProperty(this, 'exports', {
    __proto__: null, value: {}, writable: true, enumerable: true, configurable: true,
  });
  parents.set(this, parent);
  addChild(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
Module.globalPaths = [];

let isPreloading = false;

function getParent() {
  return parents.get(this);
}

function setParent(value) {
  parents.set(this, value);
}

// With --pending-deprecation, to ask for a parent warns.
function parentAccessors() {
  const plain = { get: getParent, set: setParent };
  const isPending = process.env.NODE_PENDING_DEPRECATION === '1' ||
    getOption('--pending-deprecation') !== undefined;
  return isPending ? require('internal/modules/cjs/deprecated').warningAccessors(plain) : plain;
}

// Without a value, a module's class is not shown by util.inspect, as in Node.
Object.defineProperties(Module.prototype, {
  constructor: { __proto__: null, get: () => Module, configurable: false },
  isPreloading: { __proto__: null, get: () => isPreloading },
  parent: { __proto__: null, ...parentAccessors() },
});

const parentOf = (module) => parents.get(module);

function addChild(parent, child, onlyOnce) {
  const children = parent?.children;
  if (children && !(onlyOnce && children.includes(child))) children.push(child);
}

// ---- require() ----------------------------------------------------------------------------------

let depth = 0;

Module.prototype.require = function(id) {
  validateString(id, 'id');
  if (id === '') throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  if (depth++ === 0) files.rememberKinds();
  try {
    return Module._load(id, this, false);
  } finally {
    if (--depth === 0) files.forgetKinds();
  }
};

// What a folder's files required before, without looking again: folder + '\0' + request -> file.
const resolvedBefore = { __proto__: null };

function cachedExports(module, parent) {
  addChild(parent, module, true);
  return module.loaded ? module.exports :
    require('internal/modules/cjs/cycles').exportsInCycle(module);
}

function loadedBefore(key, parent) {
  const filename = resolvedBefore[key];
  if (filename === undefined) return undefined;
  const module = Module._cache[filename];
  if (module === undefined) delete resolvedBefore[key];
  return module;
}

function loadPrefixed(request) {
  const id = builtins.builtinId(request);
  if (id === undefined) throw new ERR_UNKNOWN_BUILTIN_MODULE(request);
  return builtins.loadBuiltin(id);
}

Module._load = function(request, parent, isMain) {
  let key;
  if (parent) {
    key = `${parent.path}\0${request}`;
    const before = loadedBefore(key, parent);
    if (before !== undefined) return cachedExports(before, parent);
  }
  if (builtins.hasScheme(request)) return loadPrefixed(request);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) return cachedExports(cached, parent);
  const id = builtins.builtinId(filename);
  if (id !== undefined) return builtins.loadBuiltin(id);
  const module = cached || new Module(filename, parent);
  if (isMain) becomeMain(module);
  Module._cache[filename] = module;
  if (key !== undefined) resolvedBefore[key] = filename;
  loadOrForget(module, filename, parent, key);
  return module.exports;
};

function becomeMain(module) {
  process.mainModule = module;
  module.id = '.';
}

// A module that failed is not found in the cache by the next who asks.
function loadOrForget(module, filename, parent, key) {
  let failed = true;
  try {
    module.load(filename);
    failed = false;
  } finally {
    if (failed) {
      delete Module._cache[filename];
      if (key !== undefined) delete resolvedBefore[key];
      const children = parent?.children;
      if (Array.isArray(children) && children.includes(module)) {
        children.splice(children.indexOf(module), 1);
      }
    } else {
      require('internal/modules/cjs/cycles').leaveCycle(module);
    }
  }
}

// The longest extension that somebody registered: '.d.ts' before '.ts'.
function extensionFor(filename) {
  const name = basename(filename);
  for (let dot = name.indexOf('.', 1); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const extension = name.slice(dot);
    if (Module._extensions[extension]) return extension;
  }
  return '.js';
}

Module.prototype.load = function(filename) {
  this.filename = filename;
  this.paths = Module._nodeModulePaths(dirname(filename));
  const extension = extensionFor(filename);
  if (filename.endsWith('.mjs') && !Module._extensions['.mjs']) {
    const { mayRequire, requireModule } = require('internal/modules/esm/required');
    if (!mayRequire(filename)) throw new ERR_REQUIRE_ESM(filename, true);
    this.exports = requireModule(filename);
  } else {
    Module._extensions[extension](this, filename);
  }
  this.loaded = true;
  loadedExports.set(this, this.exports);
};

// -r: modules that run before the program, as if the working directory required them.
Module._preloadModules = function(requests) {
  if (!Array.isArray(requests)) return;
  isPreloading = true;
  const parent = new Module('internal/preload', null);
  parent.paths = Module._nodeModulePaths(process.cwd());
  for (const request of requests) parent.require(request);
  isPreloading = false;
};

const exportsAtLoad = (module) => loadedExports.get(module) ?? module.exports;

module.exports = { Module, exportsAtLoad, parentOf };
