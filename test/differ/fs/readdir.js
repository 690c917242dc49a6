// readdir: names, buffers, Dirent, recursive.
'use strict';
const fs = require('fs');

fs.mkdirSync('tree/sub/deep', { recursive: true });
fs.writeFileSync('tree/file', '');
fs.writeFileSync('tree/sub/inner', '');
fs.symlinkSync('file', 'tree/link');
console.log(fs.readdirSync('tree'));
console.log(fs.readdirSync('tree', 'buffer').map(String));
console.log(fs.readdirSync('tree', { encoding: 'hex' }));
console.log(fs.readdirSync('tree', { recursive: true }).sort());
for (const entry of fs.readdirSync('tree', { withFileTypes: true })) {
  console.log(entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(),
    entry.isFIFO(), entry.isSocket(), entry.isBlockDevice(), entry.isCharacterDevice(), entry.path);
}
const deep = fs.readdirSync('tree', { withFileTypes: true, recursive: true });
console.log(deep.map((entry) => `${entry.path}/${entry.name}`).sort());
fs.readdir('tree', { recursive: true }, (error, names) => {
  console.log(error, names.sort());
  fs.promises.readdir('tree', { recursive: true, withFileTypes: true }).then((entries) => {
    console.log(entries.map((entry) => `${entry.path}/${entry.name}`).sort());
  });
});
