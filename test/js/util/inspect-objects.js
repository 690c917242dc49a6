'use strict';
// util.inspect of objects: keys, hidden ones, accessors, prototypes, tags, depth.
const assert = require('assert');
const { inspect } = require('util');

function shows(value, text, options) { assert.strictEqual(inspect(value, options), text); }

shows({}, '{}');
shows({ a: 1, 'b-c': 2, 3: 4, [Symbol('s')]: 5 }, "{ '3': 4, a: 1, 'b-c': 2, [Symbol(s)]: 5 }");
shows({ ['__proto__']: 1 }, "{ ['__proto__']: 1 }");
shows(Object.create(null), '[Object: null prototype] {}');
shows(Object.create({}), '{}');
shows(new (class Foo { constructor() { this.x = 1; } })(), 'Foo { x: 1 }');
shows(new (class extends Map {})(), 'Map(0) {}');
shows(new (class Foo extends Map {})([[1, 2]]), 'Foo(1) [Map] { 1 => 2 }');
shows({ [Symbol.toStringTag]: 'T' }, "{ [Symbol(Symbol.toStringTag)]: 'T' }");
shows(new (class A { get [Symbol.toStringTag]() { return 'B'; } })(), 'A [B] {}');
shows(Object.setPrototypeOf(new (class Foo {})(), null), '[Foo: null prototype] {}');

const deep = { a: { b: { c: { d: 1 } }, e: [[[1]]] } };
shows(deep, '{ a: { b: { c: [Object] }, e: [ [Array] ] } }');
shows(deep, '{ a: [Object] }', { depth: 0 });
shows(deep, '[Object]', { depth: -1 });
shows(deep, `{
  a: {
    b: { c: { d: 1 } },
    e: [ [ [ 1 ] ] ]
  }
}`, { depth: null });

const hidden = Object.defineProperty({ a: 1 }, 'b', { value: 2 });
shows(hidden, '{ a: 1 }');
shows(hidden, '{ a: 1, [b]: 2 }', { showHidden: true });

const accessors = {
  get a() { return 1; }, set b(value) {}, get c() { return { x: 1 }; }, set c(value) {},
  get d() { throw new Error('no'); },
};
shows(accessors, '{ a: [Getter], b: [Setter], c: [Getter/Setter], d: [Getter] }');
shows(accessors, `{
  a: [Getter: 1],
  b: [Setter],
  c: [Getter/Setter] { x: 1 },
  d: [Getter: <Inspection threw (no)>]
}`, { getters: true });
shows(accessors, `{
  a: [Getter: 1],
  b: [Setter],
  c: [Getter/Setter],
  d: [Getter: <Inspection threw (no)>]
}`, { getters: 'get' });

shows({ b: 1, a: 2 }, '{ a: 2, b: 1 }', { sorted: true });
shows({ b: 1, a: 2, c: 3 }, '{ c: 3, b: 1, a: 2 }', { sorted: (x, y) => (x < y ? 1 : -1) });

class Base { get y() { return 1; } }
Base.prototype.z = 2;
shows(new (class Sub extends Base {})(), 'Sub { [y]: [Getter], z: 2 }', { showHidden: true });
