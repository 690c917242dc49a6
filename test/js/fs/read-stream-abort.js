'use strict';
// A signal ends a read stream with an AbortError.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-stream-abort');

const file = path.join(folder, 'file');
fs.writeFileSync(file, Buffer.alloc(200000));
const controller = new AbortController();
let name;
fs.createReadStream(file, { signal: controller.signal, highWaterMark: 1000 })
  .once('data', () => controller.abort())
  .on('error', (error) => { name = error.name; })
  .on('end', () => assert.fail('went on'));
process.on('exit', () => assert.strictEqual(name, 'AbortError'));
