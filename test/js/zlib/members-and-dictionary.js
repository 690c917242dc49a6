'use strict';
// gzip members one behind the other are one stream; a dictionary must be there on both sides.
const assert = require('assert');
const zlib = require('zlib');

const two = Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two')]);
assert.strictEqual(zlib.gunzipSync(two).toString(), 'one two');
assert.strictEqual(zlib.unzipSync(two).toString(), 'one two');
assert.strictEqual(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('x'),
  Buffer.alloc(8)])).toString(), 'x');
const dictionary = Buffer.from('a dictionary of words');
const packed = zlib.deflateSync('words of a dictionary', { dictionary });
assert.strictEqual(zlib.inflateSync(packed, { dictionary }).toString(), 'words of a dictionary');
assert.throws(() => zlib.inflateSync(packed), { code: 'Z_NEED_DICT',
  message: 'Missing dictionary' });
assert.throws(() => zlib.inflateSync(packed, { dictionary: Buffer.from('another') }),
  { code: 'Z_NEED_DICT', message: 'Bad dictionary' });
