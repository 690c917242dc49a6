'use strict';
// params() changes the level for what comes after it.
const assert = require('assert');
const zlib = require('zlib');

const text = Buffer.alloc(50000, 'compressible ');
const stream = zlib.createDeflate({ level: 9 });
const chunks = [];
let first;
stream.on('data', (chunk) => chunks.push(chunk));
stream.write(text);
stream.params(zlib.constants.Z_NO_COMPRESSION, zlib.constants.Z_DEFAULT_STRATEGY, () => {
  first = Buffer.concat(chunks).length;
  stream.end(text);
});
stream.on('end', () => {
  const all = Buffer.concat(chunks);
  assert.ok(first < 2000, `${first}`);
  assert.ok(all.length - first > text.length);
  assert.ok(zlib.inflateSync(all).equals(Buffer.concat([text, text])));
});
assert.throws(() => zlib.createDeflate().params(20, 0, () => {}), { code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "level" is out of range. It must be >= -1 and <= 9. Received 20' });
process.on('exit', () => assert.ok(first !== undefined));
