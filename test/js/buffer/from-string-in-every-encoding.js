'use strict';
// Buffer.from(string, encoding) encodes; names are taken in any case.
const assert = require('assert');

const hex = (...args) => Buffer.from(...args).toString('hex');
assert.strictEqual(hex('h\u00e9\u20ac\u{1f600}'), '68c3a9e282acf09f9880');
assert.strictEqual(hex('h\u00e9', 'UTF-8'), '68c3a9');
assert.strictEqual(hex('h\u00e9\u20ac', 'latin1'), '68e9ac');
assert.strictEqual(hex('h\u00e9', 'binary'), '68e9');
assert.strictEqual(hex('h\u00e9', 'ascii'), '68e9');
for (const name of ['ucs2', 'ucs-2', 'utf16le', 'UTF-16LE']) assert.strictEqual(hex('h\u20ac',
  name), '6800ac20');
assert.strictEqual(hex('aGk', 'base64'), '6869');
assert.strictEqual(hex('-_-_', 'base64url'), 'fbffbf');
assert.strictEqual(hex('68E9', 'hex'), '68e9');
assert.throws(() => Buffer.from('a', 'nonsense'), {
  name: 'TypeError', code: 'ERR_UNKNOWN_ENCODING', message: 'Unknown encoding: nonsense',
});
