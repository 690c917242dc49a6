'use strict';
// Smaller things of Node: bytesRead is deprecated, params() keeps what is undefined, a decoder of
// Brotli refuses an encoder's parameters when it is made, faults come before the length's limit.
const assert = require('assert');
const zlib = require('zlib');

const warnings = [];
process.on('warning', ({ code }) => warnings.push(code));
const deflate = zlib.createDeflate({ level: 9 });
assert.strictEqual(deflate.bytesRead, 0);
deflate.params(undefined, undefined, () => { deflate.end(); });
assert.throws(() => deflate.params('9', 0), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(deflate._info, undefined);

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
assert.throws(() => zlib.createBrotliDecompress({ params: { [BROTLI_PARAM_LGWIN]: 10 } }),
  { code: 'ERR_ZLIB_INITIALIZATION_FAILED' });
assert.throws(() => zlib.createBrotliDecompress({ params: { 99: 1 } }),
  { code: 'ERR_BROTLI_INVALID_PARAM' });
assert.ok(zlib.createBrotliCompress({ params: { [BROTLI_PARAM_QUALITY]: 4 } }));

const broken = zlib.deflateSync('hello');
broken[broken.length - 1] ^= 1;
assert.throws(() => zlib.inflateSync(broken, { maxOutputLength: 3 }), { code: 'Z_DATA_ERROR' });
assert.throws(() => zlib.inflateSync(zlib.deflateSync('hello'), { maxOutputLength: 3 }),
  { code: 'ERR_BUFFER_TOO_LARGE' });
process.on('exit', () => assert.deepStrictEqual(warnings, ['DEP0108']));
