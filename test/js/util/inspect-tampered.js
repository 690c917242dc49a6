'use strict';
// inspect works for programs that have replaced the functions of Object.
const assert = require('assert');
const { inspect } = require('util');

const refuse = () => { throw new Error('not for inspect'); };
const { keys, getOwnPropertyNames, getOwnPropertySymbols, getOwnPropertyDescriptor } = Object;
Object.assign(Object, {
  keys: refuse, getOwnPropertyNames: refuse, getOwnPropertySymbols: refuse,
  getOwnPropertyDescriptor: refuse,
});
const texts = [{}, { a: 1 }, [1, , 3], new Map([[1, 2]])].map((value) => inspect(value));
const hidden = inspect([1], { showHidden: true });
Object.assign(Object, { keys, getOwnPropertyNames, getOwnPropertySymbols,
  getOwnPropertyDescriptor });
assert.deepStrictEqual(texts, ['{}', '{ a: 1 }', '[ 1, <1 empty item>, 3 ]', 'Map(1) { 1 => 2 }']);
assert.strictEqual(hidden, '[ 1, [length]: 1 ]');
