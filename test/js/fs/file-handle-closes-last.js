'use strict';
// close() of a FileHandle waits for the streams that use it, and ends them.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('file-handle-closes-last');

async function main() {
  const file = path.join(folder, 'file');
  const handle = await fs.promises.open(file, 'w');
  const stream = handle.createWriteStream();
  stream.write('all of it');
  const events = [];
  handle.on('close', () => events.push('close told'));
  stream.on('close', () => events.push('stream closed'));
  const closed = handle.close();
  assert.deepStrictEqual(events, ['close told']);
  await closed;
  assert.strictEqual(handle.fd, -1);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'all of it');
  assert.throws(() => handle.createReadStream(), { code: 'ERR_OUT_OF_RANGE' });
  assert.strictEqual(await handle.close(), undefined);

  const read = await fs.promises.open(file);
  assert.throws(() => fs.createReadStream(file, { fd: read, fs }),
    { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
  assert.throws(() => fs.createReadStream(file, { fd: { fd: 1, read() {} } }),
    { code: 'ERR_INVALID_ARG_TYPE' });
  await read.close();
}

main();
