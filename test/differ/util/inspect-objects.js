// util.inspect of objects: keys, accessors, classes, null prototypes, circles.
'use strict';
const { inspect } = require('util');

console.log(inspect({}), inspect({ a: 1, 'b-c': 2, 3: 3, [Symbol('s')]: 4, 'it\'s': 5 }));
console.log(inspect({ get a() { return 1; }, set b(v) {}, get c() { return 2; }, set c(v) {} }));
console.log(inspect({ get a() { return { x: 1 }; }, get b() { throw new Error('no'); },
  set c(v) {} }, { getters: true }));
console.log(inspect({ get a() { return 1; }, get b() { return 2; }, set b(v) {} },
  { getters: 'set' }));
class A { constructor() { this.x = 1; } }
class B extends A { get [Symbol.toStringTag]() { return 'tag'; } }
console.log(inspect(new A()), inspect(new B()), inspect(A), inspect(B), inspect(class {}));
console.log(inspect(class extends null {}), inspect(Object.create(null)));
console.log(inspect(Object.create({})), inspect(Object.create(A.prototype)));
console.log(inspect(Object.create(Object.create(null))));
console.log(inspect({ [Symbol.toStringTag]: 'T' }), inspect({ constructor: 'x' }));
const circle = { name: 'c' };
circle.self = circle;
circle.other = { circle, list: [circle] };
console.log(inspect(circle));
console.log(inspect({ a: { b: { c: { d: 1 } } } }), inspect({ a: { b: { c: {} } } }));
console.log(inspect({ a: { b: { c: [] } } }, { depth: 0 }), inspect({ a: { b: 1 } }, false, 0));
console.log(inspect({ a: 1, b: 'x'.repeat(70), c: [1, 2, 3] }));
console.log(inspect({ a: 1, b: { c: 2 } }, { compact: false }), inspect({ a: { b: 1 } }, {
  compact: 1 }));
console.log(inspect({ b: 1, a: 2, c: { z: 1, y: 2 } }, { sorted: true }));
console.log(inspect({ b: 1, a: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) }));
console.log(inspect({ a: { b: 2 }, long: 'word '.repeat(30) }, { breakLength: Infinity }));
console.log(inspect({ a: 'x'.repeat(30), b: 'y'.repeat(30) }, { breakLength: 40 }));
console.log(inspect(Object.defineProperty({}, 'hidden', { value: 1 }), { showHidden: true }));
console.log(inspect(Object.freeze({ a: 1 })), inspect(globalThis).slice(0, 16));
console.log(inspect((function () { return arguments; })(1, 2)));
console.log(inspect(new Proxy({ a: 1 }, {})), inspect(new Proxy({ a: 1 }, { get() {} }), {
  showProxy: true }), inspect(new Proxy(function f() {}, {}), { showProxy: 1 }));
console.log(inspect(Math), inspect(JSON), inspect(Reflect).slice(0, 30));
