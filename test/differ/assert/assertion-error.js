// AssertionError made by hand, and how it prints.
'use strict';
const { AssertionError } = require('assert');

const error = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(error.message, error.generatedMessage, error.code, error.name, Object.keys(error));
console.log(new AssertionError({ message: 'own' }).message);
const deep = { actual: { a: 1 }, expected: { a: 2 } };
for (const operator of ['deepEqual', 'deepStrictEqual', 'notDeepEqual', 'own']) {
  console.log(new AssertionError({ ...deep, operator }).message);
}
for (const bad of [undefined, 'x', null]) {
  try {
    new AssertionError(bad);
  } catch (thrown) {
    console.log(thrown.code, thrown.message);
  }
}
const lines = require('util').inspect(error).split('\n');
console.log(lines.filter((line) => !/^\s+at /.test(line)).join('\n'));
console.log(String(error), error instanceof Error, Object.prototype.toString.call(error));
