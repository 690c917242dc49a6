// Where the functions look for their callback, and what they say of what stands in other places.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'differ-'));
process.chdir(folder);
fs.writeFileSync('file', '0123456789');
fs.symlinkSync('file', 'link');
const fd = fs.openSync('file', 'r+');

const calls = [];

function call(label, start) {
  calls.push(() => new Promise((resolve) => {
    function done(error, ...rest) {
      console.log(label, error ? error.message : rest.map(show));
      resolve();
    }
    try {
      start(done);
    } catch (error) {
      console.log(label, 'throws', error.message);
      resolve();
    }
  }));
}

function show(value) {
  if (value instanceof fs.Stats) return 'Stats';
  return Buffer.isBuffer(value) ? value.toString('latin1').slice(0, 12) : value;
}

for (const name of ['access', 'chmod', 'chown', 'copyFile', 'fchmod', 'fstat', 'fsync', 'futimes',
  'link', 'mkdir', 'mkdtemp', 'open', 'readdir', 'readlink', 'readv', 'rename', 'stat', 'symlink',
  'truncate', 'unlink', 'utimes', 'writev']) {
  call(`${name} of a callback alone`, (done) => fs[name](done));
}
const buffer = () => Buffer.alloc(4);
call('read with 3', (done) => fs.read(fd, buffer(), done));
call('read with null', (done) => fs.read(fd, null, done));
call('read with text', (done) => fs.read(fd, 'text', done));
call('read with options', (done) => fs.read(fd, buffer(), { position: 2, length: 2 }, done));
call('read with an array', (done) => fs.read(fd, buffer(), [], done));
call('read with a number', (done) => fs.read(fd, buffer(), 1, done));
call('read with 5', (done) => fs.read(fd, buffer(), 0, 2, done));
call('read with an object for 6', (done) => fs.read(fd, buffer(), {}, 2, 0, done));
call('read, no buffer', (done) => fs.read(fd, {}, 0, 2, 0, done));
call('write text with 5', (done) => fs.write(fd, 'ab', 0, 'latin1', done));
call('write text with 6', (done) => fs.write(fd, 'ab', 0, 2, 0, done));
call('write text, odd encoding', (done) => fs.write(fd, 'ab', 0, 'none', done));
call('write text, hex', (done) => fs.write(fd, 'abc', 0, 'hex', done));
call('write, half a position', (done) => fs.write(fd, Buffer.from('z'), 0, 1, 9, done));
call('write, callback before the end',
  (done) => fs.write(fd, Buffer.from('z'), 0, done, undefined));
for (const each of ['nope', '', { encoding: 'nope' }, { encoding: '' }]) {
  call(`readlink, encoding ${JSON.stringify(each)}`, (done) => fs.readlink('link', each, done));
}
for (const each of [undefined, null, 5, true, [], 'missing/../link', Symbol('s')]) {
  call('realpath', (done) => fs.realpath(each, (error, found) => {
    done(error && new Error(error.message.replace(folder, '')), found?.replace(folder, ''));
  }));
}
calls.push(() => fs.promises.readFile(fd).catch((error) => console.log(error.code)));

(async () => {
  for (const each of calls) await each();
  fs.closeSync(fd);
  process.chdir('/');
  fs.rmSync(folder, { recursive: true });
})();
