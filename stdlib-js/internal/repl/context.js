'use strict';
// The object whose properties are the globals of a prompt.
//
//   makeContext(server)     globalThis, or a context of its own with our globals
//   defineResults(server)   _ and _error: the last value and error, until they are assigned

const vm = require('vm');

function ownContext(server) {
  const context = vm.createContext();
  const builtins = new Set(vm.runInContext('Object.getOwnPropertyNames(globalThis)', context));
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (builtins.has(name)) continue;
    Object.defineProperty(context, name,
      { ...Object.getOwnPropertyDescriptor(globalThis, name), configurable: true });
  }
  context.global = context;
  const { Console } = require('console');
  Object.defineProperty(context, 'console', {
    configurable: true, writable: true, value: new Console({ stdout: server.output }),
  });
  return context;
}

function makeContext(server) {
  const context = server.useGlobal ? globalThis : ownContext(server);
  const { Module } = require('internal/modules/cjs/loader');
  const module = new Module('<repl>');
  module.paths = Module._nodeModulePaths(process.cwd());
  const { makeRequire } = require('internal/modules/cjs/require');
  for (const [name, value] of Object.entries({ module, require: makeRequire(module) })) {
    Object.defineProperty(context, name, { configurable: true, writable: true, value });
  }
  Object.defineProperty(context, 'exports', {
    configurable: true, writable: true, value: module.exports,
  });
  require('internal/modules/library_globals').addLibraryGlobals(context);
  return context;
}

function defineResult(server, name, field, flag) {
  Object.defineProperty(server.context, name, {
    configurable: true,
    get: () => server[field],
    set(value) {
      server[field] = value;
      if (server[flag]) return;
      server[flag] = true;
      server.output.write(`Expression assignment to ${name} now disabled.\n`);
    },
  });
}

function defineResults(server) {
  defineResult(server, '_', 'last', 'underscoreAssigned');
  defineResult(server, '_error', 'lastError', 'underscoreErrAssigned');
}

module.exports = { defineResults, makeContext };
