'use strict';
// isUtf8 and isAscii look at bytes, wherever the first odd one is.
const assert = require('assert');
const { isAscii, isUtf8 } = require('buffer');

for (let place = 0; place < 70; place++) {
  const b = Buffer.alloc(70, 'a');
  assert.ok(isAscii(b) && isUtf8(b));
  b[place] = 0x80;
  assert.ok(!isAscii(b) && !isUtf8(b), `${place}`);
}
assert.ok(isUtf8(Buffer.from('h\u00e9\u20ac\u{1f600}')));
for (const bad of ['c080', 'e08080', 'eda080', 'f0808080', 'f4908080', 'f5808080', 'e282', 'ff']) {
  assert.strictEqual(isUtf8(Buffer.from(bad, 'hex')), false, bad);
}
assert.ok(isUtf8(new ArrayBuffer(3)) && isAscii(new Uint16Array(2)));
assert.throws(() => isUtf8('a'), { code: 'ERR_INVALID_ARG_TYPE' });
