'use strict';
// reset() forgets what came before.
const assert = require('assert');
const zlib = require('zlib');

const packed = zlib.deflateSync('the text');
const stream = zlib.createInflate();
let got = '';
stream.on('data', (chunk) => { got += chunk; });
stream.write(packed.subarray(0, 5), () => {
  stream.reset();
  got = '';
  stream.end(packed);
});
process.on('exit', () => assert.strictEqual(got, 'the text'));
const closed = zlib.createInflate();
closed.close(() => assert.throws(() => closed.reset(), { code: 'ERR_INTERNAL_ASSERTION' }));
