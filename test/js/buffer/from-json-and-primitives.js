'use strict';
// What toJSON made, objects with valueOf or Symbol.toPrimitive; anything else is refused.
const assert = require('assert');

assert.strictEqual(Buffer.from(JSON.parse(JSON.stringify(Buffer.from('abc')))).toString(), 'abc');
assert.strictEqual(Buffer.from(new String('abc')).toString(), 'abc');
assert.strictEqual(Buffer.from({ valueOf: () => 'def' }).toString(), 'def');
assert.strictEqual(Buffer.from({ [Symbol.toPrimitive]: () => 'ghi' }).toString(), 'ghi');
const message = 'The first argument must be of type string or an instance of Buffer, ' +
  'ArrayBuffer, ' +
  'or Array or an Array-like Object. Received ';
for (const [value, received] of [[5, 'type number (5)'], [undefined, 'undefined'], [null, 'null'],
  [true, 'type boolean (true)'], [{}, 'an instance of Object'], [Symbol('x'),
    'type symbol (Symbol(x))']]) {
  assert.throws(() => Buffer.from(value),
    { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: message + received });
}
