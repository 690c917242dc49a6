'use strict';
// toString(encoding, start, end): out of range is clipped, nonsense is 0.
const assert = require('assert');

const b = Buffer.from('abcdef');
assert.strictEqual(b.toString('utf8', 1, 3), 'bc');
assert.strictEqual(b.toString(undefined, 2), 'cdef');
assert.strictEqual(b.toString('latin1', -5, 2), 'ab');
assert.strictEqual(b.toString('utf8', 1.9, 3.9), 'bc');
assert.strictEqual(b.toString('utf8', 4, 100), 'ef');
assert.strictEqual(b.toString('utf8', 6), '');
assert.strictEqual(b.toString('utf8', 3, 3), '');
assert.strictEqual(b.toString('utf8', 'x', NaN), '');
assert.strictEqual(b.toString('hex', 0, 2), '6162');
assert.strictEqual(b.toString('ascii', 0, '2'), 'ab');
for (const bad of ['nope', null, 5]) {
  assert.throws(() => b.toString(bad), { code: 'ERR_UNKNOWN_ENCODING',
    message: `Unknown encoding: ${bad}` });
}
