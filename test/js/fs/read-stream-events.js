'use strict';
// A read stream tells open, ready, data, end and close, in this order.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-stream-events');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'text');
const stream = fs.createReadStream(file, 'utf8');
const events = [];
assert.strictEqual(stream.pending, true);
for (const name of ['open', 'ready', 'data', 'end', 'close']) {
  stream.on(name, (value) => {
    events.push(name);
    if (name === 'data') assert.strictEqual(value, 'text');
  });
}
process.on('exit', () => {
  assert.deepStrictEqual(events, ['open', 'ready', 'data', 'end', 'close']);
  assert.strictEqual(stream.bytesRead, 4);
  assert.strictEqual(stream.path, file);
  assert.ok(stream.destroyed);
});
