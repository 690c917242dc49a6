'use strict';
// Runs a program: a file, or code from the command line.
//
//   runMain(path), runCode(code, name, print)

const { Module } = require('internal/modules/cjs');

function runMain(entry) {
  const path = require('path').resolve(entry);
  const filename = Module._findPath(path, ['/']) || undefined;
  if (filename === undefined) throw Module.notFound(path, null);
  process.argv[1] = filename;
  Module._load(filename, null, true);
}

function runCode(code, name, print) {
  const module = new Module(name);
  const cwd = process.cwd();
  module.filename = `${cwd}/${name}`;
  module.paths = Module._nodeModulePaths(cwd);
  for (const [key, value] of Object.entries({
    module, exports: module.exports, require: module.makeRequire(), __filename: name, __dirname: '.',
  })) {
    Object.defineProperty(globalThis, key, { value, writable: true, configurable: true });
  }
  const result = (0, eval)(`${code}\n//# sourceURL=${name}`);
  if (print) console.log(result);
}

module.exports = { runMain, runCode };
