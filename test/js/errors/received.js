'use strict';
// "Received …" says what a wrong argument was.
const assert = require('assert');
const path = require('path');

class Thing {}
function named() {}
const cases = [
  [undefined, 'Received undefined'],
  [null, 'Received null'],
  [true, 'Received type boolean (true)'],
  [12n, 'Received type bigint (12n)'],
  [Symbol('s'), 'Received type symbol (Symbol(s))'],
  [named, 'Received function named'],
  [new Thing(), 'Received an instance of Thing'],
  [{}, 'Received an instance of Object'],
  [Object.create(null), 'Received [Object: null prototype] {}'],
];
for (const [value, ending] of cases) {
  assert.throws(() => path.basename(value), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: `The "path" argument must be of type string. ${ending}`,
  });
}
