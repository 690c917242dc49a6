'use strict';
// util.inspect of functions and classes.
const { inspect } = require('util');

const show = (value, options) => console.log(inspect(value, options));
const method = { classify(a) { return a; } }.classify;
show([() => {}, function f() {}, async () => {}, function* g() {}, async function* h() {}, method]);
show([class {}, class A {}, class B extends Array {}, class C extends null {}]);
show([class /* ( */ D {}, class E { static name = 'own'; }, class F extends (class G {}) {}]);
show(Object.assign(function f() {}, { a: 1 }));
show(Object.assign(class K {}, { a: 1 }));
show(class L { static b = 1; static m() {} });
show(Object.setPrototypeOf(function f() {}, null));
show(Object.setPrototypeOf(class M {}, null));
show(Object.defineProperty(() => {}, Symbol.toStringTag, { value: 'T' }));
show(function f() {}.bind(null));
show(function f() {}, { showHidden: true });
show({ a: { b: { c: Object.assign(() => {}, { d: 1 }) } } });
