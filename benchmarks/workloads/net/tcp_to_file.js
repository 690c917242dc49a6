'use strict';

// An upload: what comes over a connection goes to a file, by pipe(). Sender and receiver are one
// process; the sender writes one large Buffer as fast as it is taken.
//
// kind: task
// unit: file
// metric: bytes
// target: all 1.4 of peer

const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const { option, task } = require('../workload');

const size = option('bytes', 64 * 1024 * 1024);
const target = path.join(os.tmpdir(), `orrery-upload-${process.pid}.bin`);
const chunk = Buffer.alloc(64 * 1024, 'upload');

function upload() {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.pipe(fs.createWriteStream(target)).on('finish', () => server.close(resolve))
        .on('error', reject);
    });
    server.listen(0, '127.0.0.1', () => send(server.address().port, reject));
  });
}

function send(port, reject) {
  const socket = net.connect(port, '127.0.0.1');
  let left = size;
  const more = () => {
    while (left > 0) {
      left -= chunk.length;
      if (!socket.write(chunk)) return void socket.once('drain', more);
    }
    socket.end();
  };
  socket.on('connect', more).on('error', reject);
}

process.on('exit', () => fs.rmSync(target, { force: true }));

task({
  bytes: size,
  async verify() {
    await upload();
    const got = fs.readFileSync(target);
    if (got.length !== size) throw new Error(`${got.length} bytes of ${size}`);
    if (!got.subarray(0, chunk.length).equals(chunk)) throw new Error('other bytes');
  },
  run: upload,
});
