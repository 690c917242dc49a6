// util.getSystemErrorName, getSystemErrorMap, inherits, the deprecated is-functions.
'use strict';
const util = require('util');

console.log(util.getSystemErrorName(-2), util.getSystemErrorName(-13));
console.log([...util.getSystemErrorMap()].sort((a, b) => b[0] - a[0]).map(
  ([number, [name, text]]) => `${number} ${name} ${text}`).join('\n'));
for (const bad of [0, 1, -1.5, 'x', -1e9, undefined]) {
  try {
    console.log(util.getSystemErrorName(bad));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
function Base() {}
Base.prototype.hello = () => 'hello';
function Derived() {}
util.inherits(Derived, Base);
console.log(new Derived().hello(), Derived.super_ === Base, Object.keys(Derived));
for (const args of [[1, Base], [Derived, null], [Derived, () => {}]]) {
  try {
    util.inherits(...args);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(['isArray', 'isBoolean', 'isNull', 'isNullOrUndefined', 'isNumber', 'isString',
  'isSymbol', 'isUndefined', 'isRegExp', 'isObject', 'isDate', 'isError', 'isFunction',
  'isPrimitive', 'isBuffer'].map((name) => [name, typeof util[name]].join()).join(' '));
