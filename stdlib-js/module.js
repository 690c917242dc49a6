'use strict';
// The module `module`: the class Module of CommonJS, with the functions around it.

const { Module } = require('internal/modules/cjs/loader');
const builtins = require('internal/modules/builtins');
const { defineLate } = require('internal/late_exports');

function lazy(name, id) {
  Module[name] = function(...args) {
    return require(id)[name](...args);
  };
  Object.defineProperty(Module[name], 'name', { value: name });
}

Module.builtinModules = builtins.builtinModules;
Module.isBuiltin = builtins.isBuiltin;
lazy('createRequire', 'internal/modules/cjs/require');
lazy('register', 'internal/modules/esm/hooks');
lazy('syncBuiltinESMExports', 'internal/modules/esm/builtin');
lazy('findSourceMap', 'internal/source_maps/registry');
defineLate(Module, ['SourceMap'], () => require('internal/source_maps/source_map'));
Module.Module = Module;

module.exports = Module;
