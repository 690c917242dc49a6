'use strict';
// codeGeneration of a context forbids eval, and compiling WebAssembly, in it and nowhere else.
const assert = require('assert');
const vm = require('vm');

const bytes = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const compile = 'new WebAssembly.Module(bytes)';
assert.throws(() => vm.runInNewContext(compile, { bytes },
  { contextCodeGeneration: { wasm: false } }),
  { name: 'CompileError' });
assert.throws(() => vm.runInNewContext('eval("1")', {},
  { contextCodeGeneration: { strings: false } }),
  { name: 'EvalError' });
vm.runInNewContext(compile, { bytes });
new WebAssembly.Module(bytes);
assert.strictEqual(eval('2'), 2);

// import() in what vm compiles needs an option of the command line.
assert.rejects(new vm.Script('import("fs")', { importModuleDynamically() {} }).runInThisContext(),
  { code: 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG' });
