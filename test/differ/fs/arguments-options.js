// Errors for options: encodings, flags, and things that are no options.
'use strict';
const fs = require('fs');
const attempt = require('../fixtures/attempt');

fs.writeFileSync('file', 'abc');
for (const bad of ['bad', 1, true, Symbol('x'), () => {}, { encoding: 'bad' }, { flag: 'bad' },
  { encoding: 1 }, null, undefined, {}]) {
  attempt('readFile', () => fs.readFileSync('file', bad));
  attempt('writeFile', () => fs.writeFileSync('file', 'abc', bad));
  attempt('readdir', () => fs.readdirSync('.', bad));
  attempt('readlink', () => fs.readlinkSync('missing', bad));
  attempt('realpath', () => typeof fs.realpathSync('file', bad));
  attempt('mkdtemp', () => typeof fs.mkdtempSync('missing/x', bad));
  attempt('createReadStream',
    () => typeof fs.createReadStream('missing', bad).on('error', () => {}));
}
for (const bad of [{ recursive: 1 }, { recursive: 'x' }, { recursive: null }]) {
  attempt('mkdir', () => fs.mkdirSync('made', bad));
  attempt('rm', () => fs.rmSync('missing', bad));
  attempt('rmdir', () => fs.rmdirSync('missing', bad));
}
attempt('rm', () => fs.rmSync('missing', { force: 'x' }));
attempt('rm', () => fs.rmSync('missing', { maxRetries: -1 }));
attempt('rm', () => fs.rmSync('missing', { retryDelay: 1.5 }));
attempt('rm', () => fs.rmSync('missing', 'text'));
attempt('cp', () => fs.cpSync('file', 'other', { filter: 1 }));
attempt('cp', () => fs.cpSync('file', 'other', { mode: 100 }));
attempt('cp', () => fs.cpSync('file', 'other', { preserveTimestamps: 1 }));
attempt('cp', () => fs.cpSync('file', 'other', { dereference: 1 }));
attempt('cp', () => fs.cpSync('file', 'other', { dereference: true, verbatimSymlinks: true }));
attempt('cp', () => fs.cpSync('file', 'other', 'text'));
attempt('symlink', () => fs.symlinkSync('a', 'b', 'bad'));
attempt('data', () => fs.writeFileSync('file', 12));
attempt('data', () => fs.writeFileSync('file', {}));
attempt('data', () => fs.writeFileSync('file', null));
attempt('data', () => fs.appendFileSync('file', 1n));
for (const bad of [{ start: 'x' }, { end: 'x' }, { start: 5, end: 3 }, { start: -1 },
  { highWaterMark: -1 }, { fs: 1 }, { fs: {} }, { signal: 1 }, { fd: 'x' }]) {
  attempt('createReadStream', () => typeof fs.createReadStream('file', bad).on('error', () => {}));
}
for (const bad of [{ start: 'x' }, { start: -1 }, { flags: 'bad' }, { encoding: 'bad' }]) {
  attempt('createWriteStream', () => typeof fs.createWriteStream('out', bad).on('error', () => {}));
}
attempt('watchFile', () => fs.watchFile('x', 'y'));
attempt('watch', () => fs.watch('missing'));
attempt('watch', () => fs.watch('.', { encoding: 'bad' }));
