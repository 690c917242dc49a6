'use strict';
// Zeros behind gzip data are padding; what looks like another member must be one.
const assert = require('assert');
const zlib = require('zlib');

const abc = zlib.gzipSync('abc'), def = zlib.gzipSync('def');
const join = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
assert.strictEqual(zlib.gunzipSync(join(abc, def, Buffer.alloc(10))).toString(), 'abcdef');
assert.throws(() => zlib.gunzipSync(join(abc, def, [0x1f, 0x8b, 0xff, 0xff], Buffer.alloc(10))),
  { code: 'Z_DATA_ERROR', message: 'unknown compression method' });
assert.strictEqual(zlib.inflateSync(join(zlib.deflateSync('abc'), [1, 2, 3])).toString(), 'abc');
const stream = zlib.createGunzip();
let got = '';
stream.on('data', (chunk) => { got += chunk; });
stream.write(abc);
stream.end(def);
process.on('exit', () => assert.strictEqual(got, 'abcdef'));
