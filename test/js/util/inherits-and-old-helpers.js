'use strict';
// util.inherits, _extend, and the old is… functions.
const assert = require('assert');
const util = require('util');

function Base() {}
Base.prototype.hello = () => 'hello';
function Sub() {}
util.inherits(Sub, Base);
assert.strictEqual(new Sub().hello(), 'hello');
assert.strictEqual(Sub.super_, Base);
assert.ok(!Object.keys(Sub).includes('super_'));
for (const args of [[], [Sub], [Sub, null], [null, Base], [Sub, {}]]) {
  assert.throws(() => util.inherits(...args), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => util.inherits(Sub, () => {}), {
  message: 'The "superCtor.prototype" property must be of type object. Received undefined',
});
assert.deepStrictEqual(util._extend({ a: 1 }, { b: 2 }), { a: 1, b: 2 });
assert.deepStrictEqual(util._extend({ a: 1 }, 5), { a: 1 });

const truths = {
  isArray: [[]], isBoolean: [false], isBuffer: [Buffer.alloc(1)], isDate: [new Date()],
  isError: [new Error(), Object.create(Error.prototype)], isFunction: [() => {}], isNull: [null],
  isNullOrUndefined: [null, undefined], isNumber: [1], isObject: [{}, [], /x/],
  isPrimitive: [1, 'a', null, undefined, Symbol()], isRegExp: [/x/], isString: ['a'],
  isSymbol: [Symbol()], isUndefined: [undefined],
};
for (const [name, values] of Object.entries(truths)) {
  for (const value of values) assert.strictEqual(util[name](value), true, name);
  const other = name === 'isFunction' || name === 'isObject' ? 5 : class {};
  assert.strictEqual(util[name](other), false, name);
}
assert.strictEqual(util.toUSVString('a\ud800b\udc00\ud83d\ude00'), 'a\ufffdb\ufffd\ud83d\ude00');
