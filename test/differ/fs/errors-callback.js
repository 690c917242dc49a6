// Errors that callbacks get: message and fields, and the arguments that come with them.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', 'x');
const calls = {
  open: (done) => fs.open('missing', done),
  readFile: (done) => fs.readFile('missing', done),
  readFileDirectory: (done) => fs.readFile('.', done),
  writeFile: (done) => fs.writeFile('missing/x', '', done),
  appendFile: (done) => fs.appendFile('missing/x', '', done),
  stat: (done) => fs.stat('missing', done),
  lstat: (done) => fs.lstat('missing', done),
  fstat: (done) => fs.fstat(1000, done),
  access: (done) => fs.access('missing', done),
  rename: (done) => fs.rename('missing', 'b', done),
  link: (done) => fs.link('missing', 'b', done),
  symlink: (done) => fs.symlink('target', 'file', done),
  readlink: (done) => fs.readlink('file', done),
  realpath: (done) => fs.realpath('missing', done),
  native: (done) => fs.realpath.native('missing', done),
  unlink: (done) => fs.unlink('missing', done),
  rmdir: (done) => fs.rmdir('missing', done),
  rm: (done) => fs.rm('missing', done),
  mkdir: (done) => fs.mkdir('file', done),
  mkdirRecursive: (done) => fs.mkdir('file/x/y', { recursive: true }, done),
  readdir: (done) => fs.readdir('missing', done),
  opendir: (done) => fs.opendir('missing', done),
  chmod: (done) => fs.chmod('missing', 0o600, done),
  chown: (done) => fs.chown('missing', 1, 1, done),
  utimes: (done) => fs.utimes('missing', 1, 1, done),
  lutimes: (done) => fs.lutimes('missing', 1, 1, done),
  copyFile: (done) => fs.copyFile('missing', 'b', done),
  cp: (done) => fs.cp('missing', 'b', done),
  truncate: (done) => fs.truncate('missing', 1, done),
  statfs: (done) => fs.statfs('missing', done),
  read: (done) => fs.read(1000, Buffer.alloc(1), 0, 1, 0, done),
  write: (done) => fs.write(1000, 'x', done),
  exists: (done) => fs.exists('missing', done),
};

function next(names) {
  const name = names.shift();
  if (name === undefined) return;
  calls[name]((...given) => {
    const [error] = given;
    if (error === false) console.log(name, given);
    else {
      console.log(name, given.length, error.message, error.errno, error.code, error.syscall,
        error.path, error.dest, Object.keys(error).join());
    }
    next(names);
  });
}
next(Object.keys(calls));
