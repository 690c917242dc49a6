'use strict';
// inspect.defaultOptions, styles, colors, and the old form of the arguments.
const assert = require('assert');
const { inspect } = require('util');

assert.deepStrictEqual({ ...inspect.defaultOptions }, {
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false,
  maxArrayLength: 100, maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false,
  getters: false, numericSeparator: false,
});
inspect.defaultOptions = { depth: 0 };
assert.strictEqual(inspect({ a: {} , b: { c: 1 } }), '{ a: {}, b: [Object] }');
inspect.defaultOptions.depth = 2;
assert.strictEqual(inspect({ b: { c: 1 } }), '{ b: { c: 1 } }');
for (const wrong of [null, 5, 'depth']) {
  assert.throws(() => { inspect.defaultOptions = wrong; }, { code: 'ERR_INVALID_ARG_TYPE' });
}

const value = { a: [1, 'x', null, undefined, true, 1n, Symbol('s'), new Date(0), /r/, () => {}] };
assert.strictEqual(inspect(value, { colors: true, breakLength: Infinity, compact: true }),
  '{ a: [ \x1b[33m1\x1b[39m, \x1b[32m\'x\'\x1b[39m, \x1b[1mnull\x1b[22m, ' +
  '\x1b[90mundefined\x1b[39m, \x1b[33mtrue\x1b[39m, \x1b[33m1n\x1b[39m, ' +
  '\x1b[32mSymbol(s)\x1b[39m, \x1b[35m1970-01-01T00:00:00.000Z\x1b[39m, \x1b[31m/r/\x1b[39m, ' +
  '\x1b[36m[Function (anonymous)]\x1b[39m ] }');

assert.strictEqual(inspect.styles.number, 'yellow');
inspect.styles.number = 'red';
assert.strictEqual(inspect(5, { colors: true }), '\x1b[31m5\x1b[39m');
inspect.styles.number = undefined;
assert.strictEqual(inspect(5, { colors: true }), '5');
inspect.styles.number = 'yellow';
assert.deepStrictEqual(inspect.colors.grey, inspect.colors.gray);
assert.ok(!Object.keys(inspect.colors).includes('grey'));
assert.deepStrictEqual(inspect.colors.bgCyanBright, [106, 49]);

assert.strictEqual(inspect({ a: { b: {} } }, false, 0), '{ a: [Object] }');
assert.strictEqual(inspect([1], true), '[ 1, [length]: 1 ]');
assert.strictEqual(inspect(1, false, undefined, true), '\x1b[33m1\x1b[39m');
assert.strictEqual(inspect(7, { stylize: (text, kind) => `<${kind} ${text}>` }), '<number 7>');
