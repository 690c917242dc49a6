'use strict';
// 'multipleResolves': a promise is resolved or rejected although it is settled.
const assert = require('assert');

const told = [];
process.on('multipleResolves', (type, promise, value) => told.push([type, promise, value]));
process.on('warning', (warning) => {
  assert.strictEqual(warning.code, 'DEP0160');
  assert.strictEqual(warning.message, 'The multipleResolves event has been deprecated.');
});
const promise = new Promise((resolve, reject) => {
  resolve('first');
  resolve('second');
  reject('third');
});
process.on('exit', () => {
  assert.deepStrictEqual(told, [['resolve', promise, 'second'], ['reject', promise, 'third']]);
});
