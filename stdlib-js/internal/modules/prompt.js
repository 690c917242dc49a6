'use strict';
// The prompt that `orrery` starts on a terminal, or with -i.
//
//   start(code)   runs `code` (-e) first

const { Module } = require('internal/modules/cjs/loader');

// At the prompt, library modules are there by their names.
function exposeLibrary() {
  const { isPublic, publicModules, requireLibrary } = require('internal/library');
  for (const name of publicModules()) {
    if (name.includes('/') || name in globalThis || !isPublic(name)) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => requireLibrary(name),
      set(value) {
        Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
      },
    });
  }
}

function start(code) {
  const module = new Module('<repl>');
  module.filename = null;
  module.paths = Module._nodeModulePaths(process.cwd());
  for (const [key, value] of Object.entries({
    module,
    exports: module.exports,
    require: require('module').createRequire(`${process.cwd()}/<repl>`),
  })) {
    Object.defineProperty(globalThis, key, { value, writable: true, configurable: true });
  }
  exposeLibrary();
  if (code !== '') require('vm').runInThisContext(code, { filename: '[eval]' });
  process.stdout.write(`Welcome to Orrery, with the API of Node.js ${process.version}.\n` +
    'Type ".help" for more information.\n');
  const server = require('repl').start({ prompt: '> ' });
  server.on('exit', () => process.exit());
}

module.exports = { start };
