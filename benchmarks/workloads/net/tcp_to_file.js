'use strict';

// An upload: what comes over a connection goes to a file, by pipe(); the connection's end is
// answered when the file is closed. One sender, as fast as it is taken.
//
// kind: server
// unit: upload
// metric: bytes
// load: sink
// target: all 1.4 of peer

const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const { serve } = require('../workload');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-upload-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const target = path.join(folder, 'target');

serve(net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.pipe(fs.createWriteStream(target)).on('close', () => socket.end());
}));
