// Links: symlink, readlink, link, realpath, with encodings.
'use strict';
const fs = require('fs');
const path = require('path');

fs.mkdirSync('a/b', { recursive: true });
fs.writeFileSync('a/b/file', 'x');
fs.symlinkSync('b', 'a/link');
fs.symlinkSync(Buffer.from('a/link/file'), Buffer.from('top'));
console.log(fs.readlinkSync('a/link'), fs.readlinkSync('top', 'buffer'));
console.log(fs.readlinkSync('top', 'hex'));
console.log(path.relative(process.cwd(), fs.realpathSync('top')));
console.log(path.relative(process.cwd(), fs.realpathSync.native('top')));
console.log(Buffer.isBuffer(fs.realpathSync('top', 'buffer')));
fs.linkSync('a/b/file', 'hard');
console.log(fs.statSync('hard').nlink, fs.statSync('hard').ino === fs.statSync('top').ino);
fs.symlinkSync('loop', 'loop');
for (const name of ['readFileSync', 'realpathSync', 'statSync']) {
  try {
    fs[name]('loop');
  } catch (error) {
    console.log(name, error.code, error.message);
  }
}
fs.promises.readlink('top', { encoding: 'base64' }).then(console.log);
