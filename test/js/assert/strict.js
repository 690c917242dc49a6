'use strict';
// assert.strict is assert with the strict comparisons; assert/strict is the same.
const assert = require('assert');
const { strict } = assert;

assert.strictEqual(require('assert/strict'), strict);
assert.strictEqual(strict.strict, strict);
assert.strictEqual(assert.ok, assert);
assert.strictEqual(strict.equal, assert.strictEqual);
assert.strictEqual(strict.deepEqual, assert.deepStrictEqual);
assert.strictEqual(strict.notEqual, assert.notStrictEqual);
assert.strictEqual(strict.notDeepEqual, assert.notDeepStrictEqual);
assert.strictEqual(strict.throws, assert.throws);
assert.deepStrictEqual(Object.keys(strict).sort(), Object.keys(assert).sort());
assert.equal(1, '1');
assert.throws(() => strict.equal(1, '1'), { operator: 'strictEqual' });
assert.throws(() => strict(0), { code: 'ERR_ASSERTION' });
strict(1);
