// rm and rmdir: force, recursive, files, links and folders.
'use strict';
const fs = require('fs');

function attempt(name, action) {
  try {
    console.log(name, action());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.syscall, error.path);
    if (error.info) console.log(error.info);
  }
}

fs.mkdirSync('tree/a/b', { recursive: true });
fs.writeFileSync('tree/a/b/file', '');
fs.symlinkSync('nowhere', 'link');
attempt('folder', () => fs.rmSync('tree'));
attempt('force without recursive', () => fs.rmSync('tree', { force: true }));
attempt('link', () => fs.rmSync('link'));
attempt('recursive', () => fs.rmSync('tree', { recursive: true }));
console.log(fs.readdirSync('.'));
attempt('missing', () => fs.rmSync('tree'));
attempt('missing, forced', () => fs.rmSync('tree', { force: true }));
attempt('missing, recursive', () => fs.rmSync('tree', { recursive: true }));
fs.writeFileSync('file', '');
attempt('rmdir of a file', () => fs.rmdirSync('file', {}));
fs.rm('missing', (error) => {
  console.log(error.message);
  fs.rm('file', { force: true }, (...given) => console.log(given));
});
