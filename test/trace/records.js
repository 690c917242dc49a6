'use strict';
// Files that are waited for, what is taken back, what counts, and problems: for trace_test.py,
// which knows the marks at the ends of lines.
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

fs.statSync(__filename); // stat
const descriptor = fs.openSync(__filename); // open
fs.readSync(descriptor, Buffer.alloc(3)); // read
fs.closeSync(descriptor); // close
fs.existsSync(`${__filename}.none`); // access

const minute = setTimeout(() => {}, 60_000); // minute
minute.unref();
minute.unref();
minute.ref();
clearTimeout(minute);
clearTimeout(minute);
minute.unref();
const interval = setInterval(() => clearInterval(interval), 1); // interval
setTimeout(() => {}, 1); // runs out
clearImmediate(setImmediate(() => {})); // immediate
setImmediate(() => {}).unref().ref(); // counts

const server = net.createServer().listen(0, '127.0.0.1', () => {
  server.unref();
  server.unref();
  server.ref();
  server.close();
});

fs.mkdtemp(path.join(os.tmpdir(), 'orrery-'), (error, folder) => fs.rmdirSync(folder)); // rmdir

process.on('warning', () => console.log('told of the warning')); // print
process.on('unhandledRejection', () => console.log('told of the rejection'));
process.on('uncaughtException', () => console.log('told of the exception'));
process.emitWarning('careful');
Promise.reject(new RangeError('first line\nsecond line')); // rejected
setImmediate(() => { throw 'no error'; });
