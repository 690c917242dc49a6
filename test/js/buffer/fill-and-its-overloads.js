'use strict';
// fill(value[, offset[, end]][, encoding]) returns the Buffer.
const assert = require('assert');

const filled = (...args) => Buffer.alloc(6, '.').fill(...args).toString('latin1');
assert.strictEqual(filled('ab'), 'ababab');
assert.strictEqual(filled('ab', 3), '...aba');
assert.strictEqual(filled('ab', 1, 4), '.aba..');
assert.strictEqual(filled('6162', 'hex'), 'ababab');
assert.strictEqual(filled('6162', 2, 'hex'), '..abab');
assert.strictEqual(filled('6162', 2, 4, 'hex'), '..ab..');
assert.strictEqual(filled(0x161), 'aaaaaa');
assert.strictEqual(filled('\u00e9', 'latin1'), '\u00e9'.repeat(6));
assert.strictEqual(filled(Buffer.from('xyz'), 1), '.xyzxy');
assert.strictEqual(filled(true), '\x01'.repeat(6));
assert.strictEqual(filled('', 0, 2), '\0\0....');
assert.strictEqual(filled('a', 4, 2), '......');
const b = Buffer.alloc(6);
assert.throws(() => b.fill('a', 0, 7), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => b.fill('a', -1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => b.fill('a', 0, 6, 'nope'), { code: 'ERR_UNKNOWN_ENCODING' });
assert.throws(() => b.fill('a', 0, 6, 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => b.fill(Buffer.alloc(0)), { code: 'ERR_INVALID_ARG_VALUE' });
