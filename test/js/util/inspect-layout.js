'use strict';
// How util.inspect breaks lines: compact, breakLength, and tables of arrays with many entries.
const { inspect } = require('util');

const show = (value, options) => console.log(inspect(value, options));
const nested = { a: [1, 2, { b: [3, { c: 4 }] }], d: { e: { f: { g: 1 } } }, h: 'x'.repeat(60) };
for (const compact of [0, 1, 2, 3, 5, false, true]) show(nested, { compact, depth: 9 });
for (const breakLength of [20, 60, 80, Infinity]) show(nested, { breakLength });

show(Array.from({ length: 101 }, () => 'x'));
show(Array.from({ length: 27 }, (_, i) => 2 ** i));
show(Array.from({ length: 27 }, (_, i) => 'y'.repeat(i)));
show(Array.from({ length: 12 }, (_, i) => (i % 2 ? BigInt(i) : i * 1000)));
show(Array.from({ length: 10 }, (_, i) => ({ i })));
show(Array.from({ length: 8 }, (_, i) => '\u65e5\u672c'.repeat(i % 3)));
show(Object.assign(Array.from({ length: 20 }, (_, i) => i), { extra: 'yes' }));
show({ list: Array.from({ length: 9 }, (_, i) => [i, i + 1]) });
show(new Map([['key', { a: 'x'.repeat(40), b: 'y'.repeat(40) }], ['k2', 'v'.repeat(90)]]));
for (let length = 24; length < 30; length++) {
  show({ a: 'x'.repeat(length), b: 'y'.repeat(length), c: [1, 2] });
}
