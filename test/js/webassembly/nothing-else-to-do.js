'use strict';
// Compiling and instantiating keep the program alive, also one after the other and when nothing
// else is under way.
const assert = require('assert');

// (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
const bytes = Buffer.from('0061736d0100000001070160027f7f017f030201000707010361646400000a0901' +
  '0700200020016a0b', 'hex');
const steps = [];

async function main() {
  const module = await WebAssembly.compile(bytes);
  steps.push('compiled');
  const instance = await WebAssembly.instantiate(module);
  steps.push(instance.exports.add(1, 2));
  const both = await WebAssembly.instantiate(bytes);
  steps.push(both.instance.exports.add(3, 4));
  await assert.rejects(WebAssembly.compile(bytes.subarray(0, 20)), WebAssembly.CompileError);
  steps.push('rejected');
}
main();

process.on('beforeExit', () => assert.deepStrictEqual(steps, ['compiled', 3, 7, 'rejected']));
process.on('exit', () => assert.strictEqual(steps.length, 4));
