'use strict';
// Buffer.alloc clears its memory, or fills it with a number, text or bytes again and again.
const assert = require('assert');

assert.deepStrictEqual([...Buffer.alloc(4)], [0, 0, 0, 0]);
assert.deepStrictEqual([...Buffer.alloc(4, 258)], [2, 2, 2, 2]);
assert.strictEqual(Buffer.alloc(7, 'abc').toString(), 'abcabca');
assert.strictEqual(Buffer.alloc(5, 'YWI=', 'base64').toString(), 'ababa');
assert.strictEqual(Buffer.alloc(3, Buffer.from('xy')).toString(), 'xyx');
assert.deepStrictEqual([...Buffer.alloc(3, '')], [0, 0, 0]);
assert.throws(() => Buffer.alloc(3, 'zz', 'hex'), {
  name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE',
  message: "The argument 'value' is invalid. Received 'zz'",
});
