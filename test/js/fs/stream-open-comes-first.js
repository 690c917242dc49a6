'use strict';
// A stream tells of its descriptor before it uses it, and also when it was destroyed meanwhile; the
// error of closing is told rather than the one before it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('stream-open-comes-first');

const events = [];
const stream = fs.createWriteStream(path.join(folder, 'file'), {
  fs: {
    open: fs.open,
    write(...args) {
      events.push('write');
      fs.write(...args);
    },
    close: fs.close,
  },
});
stream.end('text');
stream.on('open', () => events.push('open')).on('ready', () => events.push('ready'));
stream.on('close', () => assert.deepStrictEqual(events, ['open', 'ready', 'write']));

const destroyed = fs.createReadStream(__filename);
const fds = [];
destroyed.destroy().on('open', (fd) => fds.push(fd === destroyed.fd)).on('close', () => {
  assert.deepStrictEqual(fds, [true]);
  assert.strictEqual(destroyed.fd, null);
});

const wrong = fs.createReadStream(null, { fd: 2 ** 31 - 1 });
wrong.on('data', () => {}).on('error', (error) => assert.strictEqual(error.syscall, 'close'));
assert.throws(() => fs.createReadStream(__filename, { end: null }),
  { code: 'ERR_INVALID_ARG_TYPE' });
