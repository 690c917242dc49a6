'use strict';
// CommonJS: Module, require and their look-up.
//
//   Module

const binding = internalBinding('modules');
const { compileFunction } = internalBinding('scripts');
const library = require('internal/library');
const path = require('path');
const { validateString } = require('internal/validators');

function Module(id = '', parent = undefined) {
  this.id = id;
  this.path = path.dirname(id);
  this.exports = {};
  this.filename = null;
  this.loaded = false;
  this.children = [];
  this.parent = parent;
  parent?.children?.push(this);
}

Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module._extensions = Object.create(null);
Module.globalPaths = [];

Module.notFound = function(request, parent) {
  const stack = [];
  for (let each = parent; each; each = each.parent) stack.push(each.filename || each.id);
  let message = `Cannot find module '${request}'`;
  if (stack.length > 0) message += `\nRequire stack:\n- ${stack.join('\n- ')}`;
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = stack;
  return error;
};

Module._nodeModulePaths = function(from) {
  const paths = [];
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (path.basename(folder) !== 'node_modules') {
      paths.push(folder === '/' ? '/node_modules' : `${folder}/node_modules`);
    }
    if (folder === '/') return paths;
  }
};

function readPackage(folder) {
  const text = binding.readText(`${folder}/package.json`);
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}

function tryFile(file) {
  return binding.fileKind(file) === 0 ? binding.realPath(file) : false;
}

function tryExtensions(file) {
  for (const extension of Object.keys(Module._extensions)) {
    const found = tryFile(file + extension);
    if (found) return found;
  }
  return false;
}

function tryFolder(folder) {
  const main = readPackage(folder)?.main;
  if (typeof main === 'string') {
    const target = path.resolve(folder, main);
    const found = tryFile(target) || tryExtensions(target) || tryExtensions(`${target}/index`);
    if (found) return found;
  }
  return tryExtensions(`${folder}/index`);
}

Module._findPath = function(request, paths) {
  for (const folder of paths) {
    const base = path.resolve(folder, request);
    if (!request.endsWith('/')) {
      const found = tryFile(base) || tryExtensions(base);
      if (found) return found;
    }
    if (binding.fileKind(base) === 1) {
      const found = tryFolder(base);
      if (found) return found;
    }
  }
  return false;
};

Module._resolveFilename = function(request, parent) {
  if (library.isPublic(request.replace(/^node:/, ''))) return request;
  const relative = /^\.\.?(?:\/|$)/.test(request);
  const paths = path.isAbsolute(request) ? ['/']
    : relative ? [parent?.filename ? path.dirname(parent.filename) : '.']
      : parent?.paths ?? Module._nodeModulePaths('.');
  const found = Module._findPath(request, paths);
  if (!found) throw Module.notFound(request, parent);
  return found;
};

Module._load = function(request, parent, isMain) {
  const filename = Module._resolveFilename(request, parent);
  const id = filename.replace(/^node:/, '');
  if (library.isPublic(id)) return library.requireLibrary(id);
  const cached = Module._cache[filename];
  if (cached !== undefined) return cached.exports;
  const module = new Module(filename, parent ?? undefined);
  if (isMain) {
    process.mainModule = module;
    module.id = '.';
  }
  Module._cache[filename] = module;
  let done = false;
  try {
    module.load(filename);
    done = true;
  } finally {
    if (!done) delete Module._cache[filename];
  }
  return module.exports;
};

Module.prototype.load = function(filename) {
  this.filename = filename;
  this.paths = Module._nodeModulePaths(path.dirname(filename));
  const extension = path.extname(filename);
  (Module._extensions[extension] ?? Module._extensions['.js'])(this, filename);
  this.loaded = true;
};

Module.prototype.require = function(id) {
  validateString(id, 'id');
  return Module._load(id, this, false);
};

Module.prototype.makeRequire = function() {
  const require = (id) => this.require(id);
  require.resolve = (request) => Module._resolveFilename(request, this);
  require.main = process.mainModule;
  require.cache = Module._cache;
  require.extensions = Module._extensions;
  return require;
};

Module.prototype._compile = function(content, filename) {
  if (content.charCodeAt(0) === 0xfeff) content = content.slice(1);
  if (content.startsWith('#!')) content = `//${content}`;
  const compiled = compileFunction(content, filename,
    ['exports', 'require', 'module', '__filename', '__dirname']);
  return Reflect.apply(compiled, this.exports,
    [this.exports, this.makeRequire(), this, filename, path.dirname(filename)]);
};

Module._extensions['.js'] = function(module, filename) {
  module._compile(binding.readText(filename), filename);
};

Module._extensions['.json'] = function(module, filename) {
  module.exports = JSON.parse(binding.readText(filename));
};

module.exports = { Module };
