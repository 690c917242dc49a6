'use strict';
// What functions of vm refuse, whose errors a script's are, and what stands in their stacks.
const assert = require('assert');
const vm = require('vm');

const noFunction = { code: 'ERR_INVALID_ARG_TYPE', message: /"object" argument must be of type/ };
assert.throws(() => vm.createContext(() => {}), noFunction);
assert.throws(() => vm.runInContext('1', 5), noFunction);
assert.throws(() => vm.runInThisContext('1', 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.runInContext('1', {}),
  { message: /"contextifiedObject" argument must be an instance of vm.Context|must be an vm\.C/ });

const context = vm.createContext();
try {
  vm.runInContext('x = ;', context);
  assert.fail();
} catch (error) {
  assert.strictEqual(error instanceof SyntaxError, false);
  assert.strictEqual(error.constructor, vm.runInContext('SyntaxError', context));
}
try {
  vm.runInContext('throw new Error("y")', context, { filename: 'y.js', displayErrors: false });
} catch (error) {
  const [, first, second] = error.stack.split('\n');
  assert.match(first, /at y\.js:1:7/);
  assert.match(second, /at Script\.runInContext/);
}
assert.deepStrictEqual(Object.keys(new vm.Script('1', { produceCachedData: true })),
  ['cachedData', 'cachedDataProduced', 'sourceMapURL']);
assert.deepStrictEqual(Object.keys(vm.compileFunction('1', [], { produceCachedData: true })),
  ['cachedDataProduced', 'cachedData']);

assert.throws(() => vm.measureMemory({ mode: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
vm.measureMemory({ execution: 'eager', mode: 'detailed' }).then((result) => {
  assert.deepStrictEqual(Object.keys(result), ['total', 'current', 'other']);
  assert.strictEqual(result.total.jsMemoryRange.length, 2);
});
