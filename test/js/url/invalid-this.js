'use strict';
// Accessors of URL refuse what is no URL, whatever is set; zlib's constants and string decoders
// are as guarded.
const assert = require('assert');
const { StringDecoder } = require('string_decoder');
const zlib = require('zlib');

for (const [name, { get, set }] of Object.entries(
  Object.getOwnPropertyDescriptors(URL.prototype))) {
  if (get !== undefined) assert.throws(() => get.call({}), { code: 'ERR_INVALID_THIS' }, name);
  if (set !== undefined) {
    assert.throws(() => set.call({}, null), { code: 'ERR_INVALID_THIS' }, name);
  }
}
assert.throws(() => StringDecoder.prototype.write(Buffer.from('a')), { code: 'ERR_INVALID_THIS' });
assert.ok(Object.isFrozen(zlib.constants));
