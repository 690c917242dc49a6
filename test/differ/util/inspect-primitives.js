// util.inspect of primitive values, and their wrappers.
'use strict';
const { inspect } = require('util');

const values = [0, -0, 1.5, NaN, Infinity, 123456789n, true, null, undefined, 'text', "it's",
  'it\'s "quoted"', 'all `three` \' "', 'line\nbreak\ttab\0null\x7f\u2028\ud800', Symbol('s'),
  Symbol(), Symbol('with space'), Symbol.iterator, '', new Number(-0), new String('abc'),
  new Boolean(false), Object(Symbol('x')), Object(5n), 'a'.repeat(120)];
for (const value of values) console.log(inspect(value));
console.log(inspect(Object.assign(new String('ab'), { extra: 1 })));
console.log(inspect(Object.assign(new Number(3), { extra: 1 })));
console.log(inspect(['a'.repeat(200)], { maxStringLength: 10 }), inspect(1234567.891, {
  numericSeparator: true }), inspect(-12345n, { numericSeparator: true }));
