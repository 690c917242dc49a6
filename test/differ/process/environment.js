// process.env: strings, deletion, enumeration, odd names.
'use strict';
process.env.A_NUMBER = 5;
process.env.UNDEFINED = undefined;
console.log(process.env.A_NUMBER, process.env.UNDEFINED, process.env.MISSING);
delete process.env.A_NUMBER;
console.log('A_NUMBER' in process.env, 'UNDEFINED' in process.env, typeof process.env);
console.log(Object.keys(process.env).includes('UNDEFINED'));
console.log(process.env.toString === Object.prototype.toString);
for (const action of [() => { process.env.S = Symbol('s'); },
  () => { process.env[Symbol('k')] = 1; },
  () => Object.defineProperty(process.env, 'D', { value: 1 }),
  () => Object.defineProperty(process.env, 'D', { get() {} }),
  () => Object.defineProperty(process.env, 'D', { value: 'v', configurable: true, writable: true,
    enumerable: true })]) {
  try {
    action();
    console.log('set', process.env.D);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
process.env.EMPTY = '';
console.log(JSON.stringify(process.env.EMPTY));
console.log(Object.getOwnPropertyDescriptor(process.env, 'EMPTY'));
console.log({ ...process.env }.EMPTY, process.env[Symbol('x')]);
