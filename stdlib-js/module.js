'use strict';
// The module `module`: the class Module of CommonJS, with the functions around it.
//
// Covers all that Node 18 documents.
// Differs: hooks run in the program's thread (docs/differences.md).

const { Module } = require('internal/modules/cjs/loader');
const builtins = require('internal/modules/builtins');
const { defineLate } = require('internal/late_exports');

function lazy(name, id, length = 1) {
  Module[name] = function(...args) {
    return require(id)[name](...args);
  };
  Object.defineProperties(Module[name], { name: { value: name }, length: { value: length } });
}

Module.builtinModules = Object.freeze(builtins.builtinModules);
require('internal/modules/cjs/deprecated').addOldFunctions(Module);
Module.isBuiltin = builtins.isBuiltin;
lazy('createRequire', 'internal/modules/cjs/require');
lazy('register', 'internal/modules/esm/hooks');
lazy('syncBuiltinESMExports', 'internal/modules/esm/builtin', 0);
lazy('findSourceMap', 'internal/source_maps/registry');
defineLate(Module, ['SourceMap'], () => require('internal/source_maps/source_map'));
Module.Module = Module;

module.exports = Module;
