'use strict';
// process.env is cloned as a plain object of its variables.
const assert = require('assert');

process.env.CLONED_VARIABLE = 'value';
const copy = structuredClone({ env: process.env }).env;
assert.strictEqual(copy.CLONED_VARIABLE, 'value');
assert.deepStrictEqual(copy, { ...process.env });
delete process.env.CLONED_VARIABLE;
assert.strictEqual(copy.CLONED_VARIABLE, 'value');
