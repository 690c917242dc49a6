// util.isDeepStrictEqual of every kind of value.
'use strict';
const { isDeepStrictEqual: same } = require('util');

const pairs = [[1, 1], [1, '1'], [NaN, NaN], [0, -0], [null, undefined], [{}, {}], [[], {}],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }], [{ a: undefined }, {}], [[1, , 3], [1, undefined, 3]],
  [new Date(1), new Date(1)], [new Date(NaN), new Date(NaN)], [/a/g, /a/g], [/a/g, /a/i],
  [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])],
  [new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])], [new Set([[1], [2]]), new Set([[2], [1]])],
  [new Set([1, 2]), new Set([2, 1])], [new Set([1]), new Set(['1'])],
  [new Error('a'), new Error('a')], [new Error('a'), new Error('b')],
  [new Error('a'), new TypeError('a')],
  [Object(1), Object(1)], [Object(1), 1], [new String('a'), new String('b')],
  [Buffer.from('a'), Buffer.from('a')], [Buffer.from('a'), new Uint8Array([97])],
  [new Float32Array([0]), new Float32Array([-0])], [new Uint8Array(2), new Uint8Array(3)],
  [Object.create(null), {}], [class {}, class {}], [() => {}, () => {}],
  [Symbol.iterator, Symbol.iterator], [{ [Symbol.for('x')]: 1 }, { [Symbol.for('x')]: 1 }],
  [{ [Symbol.for('x')]: 1 }, {}], [new WeakMap(), new WeakMap()],
  [Promise.resolve(), Promise.resolve()],
  [new ArrayBuffer(2), new ArrayBuffer(2)], [[1, 2, 3], [1, 2]], [5n, 5n], [5n, 5],
  [new (class A {})(), new (class A {})()], [Object.assign([], { a: 1 }), []],
  [(function () { return arguments; })(1), (function () { return arguments; })(1)]];
console.log(pairs.map(([a, b]) => same(a, b)));
const a = { x: {} };
a.x.self = a;
const b = { x: {} };
b.x.self = b;
console.log(same(a, b));
