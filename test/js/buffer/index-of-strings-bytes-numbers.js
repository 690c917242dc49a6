'use strict';
// indexOf finds text, bytes and single numbers; negative offsets count from the end.
const assert = require('assert');

const b = Buffer.from('abcabcabc');
assert.strictEqual(b.indexOf('c'), 2);
assert.strictEqual(b.indexOf('abc', 1), 3);
assert.strictEqual(b.indexOf('abc', -3), 6);
assert.strictEqual(b.indexOf('abc', -100), 0);
assert.strictEqual(b.indexOf('abc', 7), -1);
assert.strictEqual(b.indexOf(Buffer.from('ca')), 2);
assert.strictEqual(b.indexOf(new Uint8Array([98])), 1);
assert.strictEqual(b.indexOf(99), 2);
assert.strictEqual(b.indexOf(99 + 256, 3), 5);
assert.strictEqual(b.indexOf('6263', 2, 'hex'), 4);
assert.strictEqual(b.indexOf('Yg', 'base64'), 1);
assert.strictEqual(b.indexOf(''), 0);
assert.strictEqual(b.indexOf('', 4), 4);
assert.strictEqual(b.indexOf('', 100), 9);
assert.strictEqual(b.indexOf('b', undefined), 1);
assert.strictEqual(b.indexOf('b', {}), 1);
assert.ok(b.includes('cab') && !b.includes('cb') && b.includes(97, 6));
for (const bad of [undefined, null, {}, [], true]) {
  assert.throws(() => b.indexOf(bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => b.indexOf('a', 0, 'nope'), { code: 'ERR_UNKNOWN_ENCODING' });
