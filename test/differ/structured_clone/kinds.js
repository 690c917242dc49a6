// structuredClone of every kind of value, and what cannot be cloned.
'use strict';
const { inspect } = require('util');

function attempt(...args) {
  try {
    const copy = structuredClone(...args);
    console.log(inspect(copy, { depth: 4 }), copy !== args[0] || typeof copy !== 'object');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

const shared = { s: 1 };
const circle = { list: [shared, shared] };
circle.self = circle;
class Point { constructor() { this.x = 1; } get y() { return 2; } }
for (const value of [1, 'text', null, undefined, true, 5n, NaN, -0, [1, , 3], { a: { b: 1 } },
  new Date(0), /a/gi, new Map([[1, { a: 1 }]]), new Set([1, 'x']), new Uint8Array([1, 2]),
  new ArrayBuffer(2), new DataView(new ArrayBuffer(2)), Object(1), Object('s'), Object(false),
  Object(1n), circle, new Point(), Buffer.from('ab'), { get a() { return 1; } },
  Object.create({ inherited: 1 }), Object.assign([1], { extra: 2 }), Object.freeze({ a: 1 }),
  new BigInt64Array(1), { a: undefined }, Object.create(null)]) attempt(value);
for (const value of [() => {}, Symbol('s'), { f() {} }, new WeakMap(), Promise.resolve(),
  new WeakRef({}), (function* () {})(), Object(Symbol('s'))]) attempt(value);
for (const [Class, message] of [[Error, 'e'], [TypeError, 't'], [RangeError, 'r']]) {
  const copy = structuredClone(Object.assign(new Class(message), { extra: 1 }));
  console.log(copy.name, copy.message, copy instanceof Class, copy.extra);
}
attempt(1, { transfer: 1 });
attempt(1, { transfer: [1] });
const buffer = new ArrayBuffer(4);
const moved = structuredClone({ buffer }, { transfer: [buffer] });
console.log(buffer.byteLength, moved.buffer.byteLength);
attempt(buffer);
attempt(1, { transfer: [buffer] });
