'use strict';
// --experimental-wasm-modules: imports come from modules, exports may have any name.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { makeTree, runIn } = require('../fixtures/program');

// (module (import "./dep.mjs" "f" (func $f (result i32)))
//   (func (export "a b") (result i32) call $f))
const bytes = Buffer.concat([
  Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  Buffer.from([1, 5, 1, 0x60, 0, 1, 0x7f]),
  Buffer.from([2, 15, 1, 9]), Buffer.from('./dep.mjs'), Buffer.from([1, 0x66, 0, 0]),
  Buffer.from([3, 2, 1, 0]),
  Buffer.from([7, 7, 1, 3]), Buffer.from('a b'), Buffer.from([0, 1]),
  Buffer.from([10, 6, 1, 4, 0, 0x10, 0, 0x0b]),
]);
const folder = makeTree({
  'dep.mjs': 'export const f = () => 42;',
  'main.mjs': "import * as all from './m.wasm'; console.log(Object.keys(all), all['a b']());",
});
fs.writeFileSync(path.join(folder, 'm.wasm'), bytes);
const { stdout, stderr } = runIn(folder, '--experimental-wasm-modules', 'main.mjs');
assert.strictEqual(stdout, "[ 'a b' ] 42\n");
assert.match(stderr, /ExperimentalWarning: Importing WebAssembly modules is an experimental/);
assert.match(runIn(folder, 'main.mjs').stderr, /ERR_UNKNOWN_FILE_EXTENSION/);
