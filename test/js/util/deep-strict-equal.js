'use strict';
// util.isDeepStrictEqual by kinds of values; cycles; what deepEqual takes for equal besides.
const assert = require('assert');
const { isDeepStrictEqual } = require('util');

const symbol = Symbol('s');
const cyclic = (depth) => {
  const object = { n: 1 };
  object.self = depth === 1 ? object : { n: 1, self: object };
  return object;
};
const equal = [
  [NaN, NaN], [[1, [2]], [1, [2]]], [{ a: { b: 1 } }, { a: { b: 1 } }], [[, 1], [, 1]],
  [new Set([{ a: 1 }, 2]), new Set([2, { a: 1 }])], [new Map([[{}, 1]]), new Map([[{}, 1]])],
  [new Date(0), new Date(0)], [/a/g, /a/g], [new Error('a'), new Error('a')],
  [new Uint8Array([1]), new Uint8Array([1])], [Object(1), Object(1)],
  [{ [symbol]: 1 }, { [symbol]: 1 }], [cyclic(1), cyclic(1)],
  [new ArrayBuffer(2), new ArrayBuffer(2)], [new Float64Array([NaN]), new Float64Array([NaN])],
];
for (const [a, b] of equal) assert.strictEqual(isDeepStrictEqual(a, b), true);

const loose = [
  [1, '1'], [0, -0], [null, undefined], [[1], ['1']], [{ a: 1 }, { a: '1' }],
  [new Set([1]), new Set(['1'])], [new Set([null]), new Set([undefined])],
  [new Map([[1, '2']]), new Map([['1', 2]])], [{}, Object.create(null)],
  [{ [symbol]: 1 }, { [symbol]: 2 }], [new (class A {})(), {}], [new Float32Array([0]),
    new Float32Array([-0])],
];
const different = [
  [1, 2], [{ a: 1 }, { a: 1, b: undefined }], [[1, , 3], [1, undefined, 3]], [[], {}],
  [new Set([1, 2]), new Set([1, 3])], [new Set([[1], ['1']]), new Set([[1], [2]])],
  [new Map([['a', 1]]), new Map([['b', 1]])], [new Date(0), new Date(1)], [/a/g, /a/i],
  [new Error('a'), new Error('b')], [new Error('a'), new TypeError('a')], [Object(1), Object(2)],
  [new Uint8Array([1]), new Uint8Array([2])], [new Uint8Array([1]), new Int8Array([1])],
  [() => {}, () => {}], [Symbol('a'), Symbol('a')], [Object.assign([1], { x: 1 }), [1]],
  [new Date(0), Object.assign(new Date(0), { x: 1 })],
];
for (const [a, b] of loose) {
  assert.strictEqual(isDeepStrictEqual(a, b), false);
  assert.deepEqual(a, b);
  assert.deepEqual(b, a);
}
for (const [a, b] of different) {
  assert.strictEqual(isDeepStrictEqual(a, b), false);
  assert.notDeepEqual(a, b);
  assert.notDeepEqual(b, a);
}
