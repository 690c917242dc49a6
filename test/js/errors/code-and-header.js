'use strict';
// An error of the runtime has a code, the plain class's name, and the code in its stack's first line.
const assert = require('assert');
const path = require('path');

try {
  path.join(1);
  assert.fail('path.join(1) did not throw');
} catch (error) {
  assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
  assert.strictEqual(error.name, 'TypeError');
  assert.ok(error instanceof TypeError);
  assert.strictEqual(Object.getPrototypeOf(error), TypeError.prototype);
  assert.strictEqual(error.message,
    'The "path" argument must be of type string. Received type number (1)');
  assert.strictEqual(error.toString(), `TypeError [ERR_INVALID_ARG_TYPE]: ${error.message}`);
  assert.ok(error.stack.startsWith(`TypeError [ERR_INVALID_ARG_TYPE]: ${error.message}\n    at `));
  assert.deepStrictEqual(Object.keys(error), ['code']);
}
