// A call without a callback, or with something else in its place, throws at once.
'use strict';
const fs = require('fs');

const names = ['appendFile', 'chmod', 'chown', 'close', 'copyFile', 'cp', 'exists',
  'fchmod', 'fchown', 'fdatasync', 'fstat', 'fsync', 'ftruncate', 'futimes', 'lchown', 'link',
  'lstat', 'lutimes', 'mkdir', 'mkdtemp', 'open', 'opendir', 'readFile', 'readdir',
  'readlink', 'readv', 'realpath', 'rename', 'rmdir', 'stat', 'statfs', 'symlink',
  'truncate', 'unlink', 'utimes', 'writeFile', 'writev'];
const fits = {
  chmod: ['x', 0o600], chown: ['x', 1, 1], close: [1000], copyFile: ['x', 'y'], cp: ['x', 'y'],
  fchmod: [1000, 0o600], fchown: [1000, 1, 1], fdatasync: [1000], fstat: [1000], fsync: [1000],
  ftruncate: [1000, 1], futimes: [1000, 1, 1], lchown: ['x', 1, 1], link: ['x', 'y'],
  lutimes: ['x', 1, 1], readv: [1000, [Buffer.alloc(1)]],
  rename: ['x', 'y'], symlink: ['x', 'y'], truncate: ['x', 1], utimes: ['x', 1, 1],
  writeFile: ['x', 'y'], appendFile: ['x', 'y'],
  writev: [1000, [Buffer.alloc(1)]],
};
for (const name of names) {
  for (const callback of [[], [undefined], ['text'], [{}]]) {
    if (name === 'close' && (callback.length === 0 || callback[0] === undefined)) continue;
    try {
      fs[name](...(fits[name] ?? ['missing']), ...callback);
      console.log(name, callback, 'did not throw');
    } catch (error) {
      console.log(name, callback, error.code, error.message);
    }
  }
}
