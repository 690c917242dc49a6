'use strict';
// An object that is too deep for the stack is cut, not thrown at the caller.
const assert = require('assert');
const { inspect } = require('util');

let chain = {};
for (let i = 0; i < 1e5; i++) chain = { chain };
const text = inspect(chain, { depth: Infinity });
assert.ok(text.includes(
  '[Object: Inspection interrupted prematurely. Maximum call stack size exceeded.]'));
assert.strictEqual(inspect({ a: 1 }), '{ a: 1 }');
