// util.inspect with colors: each kind of value in its style.
'use strict';
const { inspect } = require('util');

const values = [1, 1n, 'x', true, null, undefined, Symbol('s'), new Date(0), /x/, () => {},
  { a: 1, [Symbol('k')]: 2, 'q-r': { b: { c: { d: 1 } } } }, [1, , 'x'], new Map([[1, { a: 2 }]]),
  new Set(['x']), class A {}, { get a() { return 1; } }, Promise.resolve(1), new Proxy({}, {})];
for (const value of values) console.log(JSON.stringify(inspect(value, { colors: true })));
const circle = {};
circle.self = circle;
console.log(JSON.stringify(inspect(circle, { colors: true })));
console.log(Object.keys(inspect.styles), inspect.styles);
console.log(Object.keys(inspect.colors).sort().join());
console.log(inspect.colors.red, inspect.colors.bgCyan, inspect.colors.gray, inspect.colors.grey);
console.log(JSON.stringify(inspect([1, 2, 3, 4, 5, 6, 7, 8], { colors: true })));
