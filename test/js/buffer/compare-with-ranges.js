'use strict';
// Buffer.compare and buf.compare order by bytes, then by length; ranges are checked.
const assert = require('assert');

const a = Buffer.from('abc'), b = Buffer.from('abd');
assert.strictEqual(Buffer.compare(a, b), -1);
assert.strictEqual(Buffer.compare(b, a), 1);
assert.strictEqual(Buffer.compare(a, Buffer.from('abc')), 0);
assert.strictEqual(Buffer.compare(a, Buffer.from('ab')), 1);
assert.deepStrictEqual([b, a].sort(Buffer.compare), [a, b]);
assert.strictEqual(a.compare(b, 0, 2, 0, 2), 0);
assert.strictEqual(a.compare(b, 2, 3, 2, 3), -1);
assert.strictEqual(a.compare(b, 1, 1), 1);
assert.strictEqual(a.compare(b, 0, 1, 1, 1), -1);
assert.strictEqual(a.compare(b, 3, 3, 3, 3), 0);
assert.throws(() => a.compare(b, 0, 4), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => a.compare(b, -1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => a.compare('abc'), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "target" argument must be an instance of Buffer or Uint8Array. Received type ' +
    'string (\'abc\')' });
assert.throws(() => Buffer.compare(a, 5), /"buf2" argument/);
assert.ok(a.equals(new Uint8Array([97, 98, 99])));
assert.ok(!a.equals(b));
assert.throws(() => a.equals([97]), /"otherBuffer" argument/);
