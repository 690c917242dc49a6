'use strict';
// As the Web has them: text of bytes, whitespace ignored, errors are DOMExceptions.
const assert = require('assert');
const { atob, btoa } = require('buffer');

assert.strictEqual(btoa('hello\xff'), 'aGVsbG//');
assert.strictEqual(atob(' aGVs bG\n//'), 'hello\xff');
assert.strictEqual(atob('YQ=='), 'a');
assert.strictEqual(atob('YQ'), 'a');
assert.strictEqual(btoa(null), 'bnVsbA==');
assert.strictEqual(globalThis.atob, atob);
const invalid = { name: 'InvalidCharacterError', code: 5 };
assert.throws(() => btoa('\u20ac'), { ...invalid, message: 'Invalid character' });
for (const bad of ['YQ=', 'a-_a', 'YQ===', 'Y=Q=']) assert.throws(() => atob(bad), invalid, bad);
assert.throws(() => atob('A'), { ...invalid,
  message: 'The string to be decoded is not correctly encoded.' });
assert.throws(() => btoa(), { code: 'ERR_MISSING_ARGS' });
