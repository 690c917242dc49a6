'use strict';
// A server on a unix path: its address is the path, and bytes go both ways.
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-'));
const file = path.join(folder, 's.sock');
let answer = '';
const server = net.createServer((socket) => socket.pipe(socket));
server.listen(file, () => {
  assert.strictEqual(server.address(), file);
  const socket = net.connect(file);
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
    socket.end();
  });
  socket.on('close', () => server.close(() => fs.rmSync(folder, { recursive: true })));
  socket.write('through a path');
});
process.on('exit', () => assert.strictEqual(answer, 'through a path'));
