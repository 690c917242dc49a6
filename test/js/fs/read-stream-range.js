'use strict';
// A read stream gives start to end, both included.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-stream-range');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '0123456789');
function collect(options, expected) {
  const parts = [];
  fs.createReadStream(file, options).on('data', (part) => parts.push(part))
    .on('end', () => assert.strictEqual(Buffer.concat(parts).toString(), expected));
}
collect({ start: 2, end: 5 }, '2345');
collect({ start: 7 }, '789');
collect({ end: 1 }, '01');
collect({ start: 3, highWaterMark: 2 }, '3456789');
assert.throws(() => fs.createReadStream(file, { start: 5, end: 2 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.createReadStream(file, { start: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
