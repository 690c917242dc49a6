// util.format: every directive, and what has none.
'use strict';
const { format, formatWithOptions } = require('util');

const values = ['s', 42, -0, 1.5, 5n, null, undefined, true, Symbol('x'), { a: { b: { c: 1 } } },
  [1, [2, [3]]], () => {}, class A {}, new Error('e').message, new Date(0), '0x10', '12abc',
  new (class T { toString() { return 'own'; } })(), Object.create(null), '1e3', ''];
for (const directive of ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c', '%%']) {
  for (const value of values) {
    try {
      console.log(directive, format(directive, value));
    } catch (error) {
      console.log(directive, error.name, error.message);
    }
  }
}
const circle = {};
circle.self = circle;
console.log(format('%j', circle), format('%%s%s', 'a'), format('%s'));
console.log(format('%s', 'a', 'b', { c: 1 }));
console.log(format('%x', 1), format('a', 'b', 3), format(1, 2, '3'), format({ a: 1 }, 'x'));
console.log(format('100%'), format('%'), format('%s%', 1), format('%5d', 1), format());
console.log(format('%s', 'a\nb'), format('%s', [1, 'a']), format('%s', new Error('x').name));
console.log(formatWithOptions({ colors: true }, '%s %O', 'x', { a: 1 }), format(null, undefined));
console.log(formatWithOptions({ compact: false }, { a: 1 }), format('%s', -0), format('%O', 'x'));
console.log(format('%i %f', '42.9px', '1.5px'), format('%d', '0b11'), format('%d', {}));
