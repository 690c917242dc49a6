// Errors of the synchronous functions: message, code, errno, syscall, path and dest.
'use strict';
const fs = require('fs');

function attempt(name, action) {
  try {
    console.log(name, 'returned', action());
  } catch (error) {
    console.log(name, error.name, error.message, error.errno, error.code, error.syscall,
      error.path, error.dest);
  }
}

fs.mkdirSync('full');
fs.writeFileSync('full/file', 'x');
fs.writeFileSync('file', 'x');
const calls = {
  open: () => fs.openSync('missing'),
  openDirectory: () => fs.openSync('full', 'w'),
  openExclusive: () => fs.openSync('file', 'wx'),
  read: () => fs.readFileSync('missing'),
  readDirectory: () => fs.readFileSync('full'),
  write: () => fs.writeFileSync('missing/file', ''),
  append: () => fs.appendFileSync('missing/file', ''),
  stat: () => fs.statSync('missing'),
  statThrough: () => fs.statSync('file/x'),
  lstat: () => fs.lstatSync('missing'),
  fstat: () => fs.fstatSync(1000),
  close: () => fs.closeSync(1000),
  rename: () => fs.renameSync('missing', 'other'),
  link: () => fs.linkSync('missing', 'other'),
  symlink: () => fs.symlinkSync('missing', 'file'),
  readlink: () => fs.readlinkSync('file'),
  realpath: () => fs.realpathSync('missing'),
  native: () => fs.realpathSync.native('missing'),
  unlink: () => fs.unlinkSync('missing'),
  rmdir: () => fs.rmdirSync('full'),
  rmdirFile: () => fs.rmdirSync('file'),
  rm: () => fs.rmSync('missing'),
  rmDirectory: () => fs.rmSync('full'),
  mkdir: () => fs.mkdirSync('file'),
  mkdirDeep: () => fs.mkdirSync('missing/b'),
  mkdirRecursive: () => fs.mkdirSync('file/b', { recursive: true }),
  mkdtemp: () => fs.mkdtempSync('missing/x-'),
  readdir: () => fs.readdirSync('missing'),
  readdirFile: () => fs.readdirSync('file'),
  access: () => fs.accessSync('missing'),
  chmod: () => fs.chmodSync('missing', 0o600),
  fchmod: () => fs.fchmodSync(1000, 0o600),
  chown: () => fs.chownSync('missing', 1, 1),
  lchown: () => fs.lchownSync('missing', 1, 1),
  fchown: () => fs.fchownSync(1000, 1, 1),
  utimes: () => fs.utimesSync('missing', 1, 1),
  lutimes: () => fs.lutimesSync('missing', 1, 1),
  futimes: () => fs.futimesSync(1000, 1, 1),
  copyFile: () => fs.copyFileSync('missing', 'other'),
  copyExclusive: () => fs.copyFileSync('file', 'full/file', fs.constants.COPYFILE_EXCL),
  truncate: () => fs.truncateSync('missing', 1),
  ftruncate: () => fs.ftruncateSync(1000, 1),
  fsync: () => fs.fsyncSync(1000),
  fdatasync: () => fs.fdatasyncSync(1000),
  readFd: () => fs.readSync(1000, Buffer.alloc(1)),
  writeFd: () => fs.writeSync(1000, 'x'),
  readv: () => fs.readvSync(1000, [Buffer.alloc(1)]),
  writev: () => fs.writevSync(1000, [Buffer.alloc(1)]),
  statfs: () => fs.statfsSync('missing'),
  exists: () => fs.existsSync('missing'),
};
for (const [name, action] of Object.entries(calls)) attempt(name, action);
