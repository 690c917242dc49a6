'use strict';
// From a file's text to its exports: Module.prototype._compile, the wrapper, and what happens per
// extension.
//
//   Module.wrap, Module.wrapper, Module.prototype._compile, Module._extensions

const { compileFunction, runScript } = internalBinding('scripts');
const { codes: { ERR_REQUIRE_ESM } } = require('internal/errors');
const { dirname } = require('path');
const { Module, parentOf } = require('internal/modules/cjs/module');
const { readForRequire, sources, stripBOM, tryReadText } = require('internal/modules/files');

// ---- the wrapper: a function's parameters, unless somebody has replaced it ----------------------

const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
let wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
let wrap = (script) => wrapper[0] + script + wrapper[1];
let patched = false;

Object.defineProperty(Module, 'wrap', {
  get: () => wrap,
  set(value) {
    patched = true;
    wrap = value;
  },
});

const wrapperProxy = new Proxy(wrapper, {
  set(target, name, value, receiver) {
    patched = true;
    return Reflect.set(target, name, value, receiver);
  },
  defineProperty(target, name, descriptor) {
    patched = true;
    return Object.defineProperty(target, name, descriptor);
  },
});

Object.defineProperty(Module, 'wrapper', {
  get: () => wrapperProxy,
  set(value) {
    patched = true;
    wrapper = value;
  },
});

function compileText(content, filename, module) {
  sources.listener?.(filename, content);
  const { attributesAsAssertions, mayHaveAttributes } = require('internal/modules/attributes');
  if (mayHaveAttributes(content, false)) content = attributesAsAssertions(content, false);
  try {
    if (patched) return runScript(Module.wrap(content), filename, undefined, 0, 0);
    return compileFunction(content, filename, parameters, undefined, 0, 0);
  } catch (error) {
    // A file that was required may be meant for require(); the program's, or an import, is not.
    if (process.mainModule === module || parentOf(module) === undefined) {
      require('internal/modules/esm/hints').hintAtModuleSyntax(error, content);
    }
    throw error;
  }
}

Module.prototype._compile = function(content, filename) {
  const compiled = compileText(content, filename, this);
  const { makeRequire } = require('internal/modules/cjs/require');
  const { exports } = this;
  return Reflect.apply(compiled, exports,
    [exports, makeRequire(this), this, filename, dirname(filename)]);
};

// ---- extensions ---------------------------------------------------------------------------------

function refuseModuleSyntax(module, filename, content, pkg) {
  const parent = parentOf(module)?.filename;
  const { hasModuleSyntax } = require('internal/modules/esm/hints');
  const error = new ERR_REQUIRE_ESM(filename, hasModuleSyntax(content), parent, pkg.path);
  const source = parent ? tryReadText(parent) : undefined;
  if (source !== undefined) require('internal/modules/arrows').pointAt(error, parent, source);
  throw error;
}

Module._extensions['.js'] = function(module, filename) {
  const content = readForRequire(filename);
  if (filename.endsWith('.js')) {
    const pkg = require('internal/modules/package_json').nearestPackage(filename);
    if (pkg.type === 'module') {
      const { mayRequire, requireModule } = require('internal/modules/esm/required');
      if (!mayRequire(filename)) refuseModuleSyntax(module, filename, content, pkg);
      module.exports = requireModule(filename);
      return;
    }
  }
  module._compile(stripBOM(content), filename);
};

Module._extensions['.json'] = function(module, filename) {
  const content = readForRequire(filename);
  try {
    module.exports = JSON.parse(stripBOM(content));
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};

Module._extensions['.node'] = function(module, filename) {
  return process.dlopen(module, require('path').toNamespacedPath(filename));
};
