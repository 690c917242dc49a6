// vm: contexts, scripts, timeouts, errors.
'use strict';
const vm = require('vm');

const context = vm.createContext({ x: 1, console });
console.log(vm.runInContext('x += 1; y = 5; typeof globalThis', context), context.x, context.y);
console.log(vm.isContext(context), vm.isContext({}), vm.runInNewContext('a + 1', { a: 2 }));
console.log(vm.runInThisContext('typeof require'), new vm.Script('1 + 1').runInThisContext());
console.log(vm.runInContext('Array', context) === Array, vm.runInContext('[]', context).length);
for (const action of [() => vm.runInThisContext('var ='), () => vm.runInThisContext('throw 5'),
  () => vm.runInContext('x', {}), () => vm.runInThisContext('for (;;);', { timeout: 10 }),
  () => new vm.Script(), () => vm.createContext(1), () => vm.isContext(1),
  () => vm.runInThisContext('1', { timeout: -1 }), () => vm.compileFunction('return a', 'x'),
  () => vm.runInThisContext('x.y', { filename: 5 })]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error?.name, error?.code, error?.message ?? error);
  }
}
console.log(vm.compileFunction('return a + b', ['a', 'b'])(1, 2));
