'use strict';
// A handler of 'uncaughtException' lets the program go on, also after an error of its main file.
const assert = require('assert');

const order = [];
process.on('uncaughtException', (error, origin) => order.push(`${error.message} ${origin}`));
process.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.deepStrictEqual(order, ['main uncaughtException', 'tick', 'immediate']);
});
process.nextTick(() => order.push('tick'));
setImmediate(() => order.push('immediate'));
throw new Error('main');
