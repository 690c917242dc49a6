'use strict';
// The module `module`: the class Module of CommonJS, with the functions around it.

const { Module } = require('internal/modules/cjs/loader');
const builtins = require('internal/modules/builtins');

function lazy(name, id) {
  Module[name] = function(...args) {
    return require(id)[name](...args);
  };
  Object.defineProperty(Module[name], 'name', { value: name });
}

Module.builtinModules = builtins.builtinModules;
Module.isBuiltin = builtins.isBuiltin;
lazy('createRequire', 'internal/modules/cjs/require');
lazy('syncBuiltinESMExports', 'internal/modules/esm/builtin');
Module.Module = Module;

module.exports = Module;
