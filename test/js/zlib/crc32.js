'use strict';

// zlib.crc32: of text and bytes, in one piece or in several.

const assert = require('assert');
const { crc32 } = require('zlib');

assert.strictEqual(crc32('123456789'), 0xcbf43926);
assert.strictEqual(crc32(Buffer.from('123456789')), 0xcbf43926);
assert.strictEqual(crc32('6789', crc32('12345')), 0xcbf43926);
assert.strictEqual(crc32(''), 0);
assert.strictEqual(crc32('', 5), 5);
assert.strictEqual(crc32(new Uint16Array([0x3231])), crc32('12'));
for (const bad of [undefined, null, 5, {}]) {
  assert.throws(() => crc32(bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => crc32('a', -1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crc32('a', '1'), { code: 'ERR_INVALID_ARG_TYPE' });
