// util.inspect of deep and wide values, in lines of several lengths.
'use strict';
const { inspect } = require('util');

let deep = {};
for (let i = 0; i < 10; i++) deep = { deep };
for (const depth of [0, 1, 2, 5, null, Infinity]) console.log(inspect(deep, { depth }));
const wide = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`key${i}`, i]));
for (const breakLength of [20, 60, 80, 120, Infinity]) {
  console.log(inspect(wide, { breakLength }));
}
for (const compact of [0, 1, 2, 3, 5, true, false]) {
  const value = { a: { b: { c: { d: [1, 2, { e: 1 }] } } }, x: [[[]]] };
  console.log(inspect(value, { compact, depth: 9 }));
}
console.log(inspect(Array.from({ length: 27 }, (_, i) => 'x'.repeat(i % 7))));
console.log(inspect(Array.from({ length: 101 }, (_, i) => i * 1000)));
console.log(inspect([['a', 'b'], ['c', 'd']]), inspect([{ a: 1, b: 2 }, { a: 3, b: 4 }]));
console.log(inspect({ a: 'multi\nline\ntext', b: ['with\nbreak'] }));
console.log(inspect('x'.repeat(20000)).length, inspect(['y'.repeat(11000)]).length);
console.log(inspect(new Map([[{ a: 1 }, new Set([[1, 2], { b: 3 }])]]), { compact: false }));
