'use strict';
// A closed server's socket file is gone at once: its path can be listened on again, while one that
// another server holds stays.
const assert = require('assert');
const fs = require('fs');
const net = require('net');

const path = `${process.env.TMPDIR || '/tmp'}/pipe-again-${process.pid}.sock`;
const first = net.createServer().listen(path, () => {
  const second = net.createServer().on('error', (error) => {
    assert.strictEqual(error.code, 'EADDRINUSE');
    second.close(() => {});
    assert.ok(fs.existsSync(path));
    first.close(() => {
      const third = net.createServer().listen(path, () => {
        assert.ok(fs.existsSync(path));
        third.close();
        assert.ok(!fs.existsSync(path));
      });
    });
    assert.ok(!fs.existsSync(path));
  }).listen(path);
});
