'use strict';
// What is written goes to the file in order, over pauses and large pieces.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-stream-order');

const file = path.join(folder, 'file');
const stream = fs.createWriteStream(file);
const parts = [];
for (let i = 0; i < 50; i++) parts.push(String(i).repeat(i * 40));
for (const part of parts) stream.write(part);
stream.on('open', () => { stream.write('!'); process.nextTick(() => stream.end('?')); });
stream.on('close', () => {
  assert.strictEqual(fs.readFileSync(file, 'utf8'), `${parts.join('')}!?`);
  assert.strictEqual(stream.bytesWritten, fs.statSync(file).size);
});
