'use strict';
// In utf16le a match begins at an even place only.
const assert = require('assert');

const b = Buffer.from('\u6161\u0062\u0063', 'ucs2'); // 61 61 62 00 63 00
assert.strictEqual(b.indexOf('b', 0, 'ucs2'), 2);
assert.strictEqual(b.indexOf(Buffer.from([0x61, 0x62]), 0, 'ucs2'), -1);
assert.strictEqual(b.indexOf(Buffer.from([0x61, 0x62])), 1);
assert.strictEqual(b.lastIndexOf('c', undefined, 'utf16le'), 4);
assert.strictEqual(b.lastIndexOf('\u6161', -1, 'utf16le'), 0);
