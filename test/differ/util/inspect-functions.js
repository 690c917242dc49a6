// util.inspect of functions and classes.
'use strict';
const { inspect } = require('util');

function named() {}
console.log(inspect(named), inspect(() => {}), inspect(function () {}), inspect(async () => {}));
console.log(inspect(function* gen() {}), inspect(async function* agen() {}), inspect(class A {}));
console.log(inspect(class B extends Map {}), inspect(Object.assign(() => {}, { a: 1 })));
console.log(inspect(Object.assign(function f() {}, { list: [1, 2] })));
console.log(inspect(Object.setPrototypeOf(function f() {}, null)));
console.log(inspect(Object.setPrototypeOf(class K {}, null)));
console.log(inspect(Object.defineProperty(() => {}, 'name', { value: 'renamed' })));
console.log(inspect({ method() {}, arrow: () => {}, async later() {}, get g() { return 1; } }));
console.log(inspect(named.bind(null)), inspect(Symbol), inspect(Map), inspect(eval));
class S { static x = 1; static m() {} }
console.log(inspect(S), inspect(named, { showHidden: true }));
console.log(inspect(Object.defineProperty(function () {}, Symbol.toStringTag, { value: 'T' })));
console.log(inspect((function* () {})()), inspect((async function* () {})()));
console.log(inspect(Object.getPrototypeOf(function* () {})));
