// Stats and BigIntStats: their fields, methods and how they print.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', 'four');
fs.chmodSync('file', 0o640);
fs.utimesSync('file', 1.5, 1234567.891);
const plain = fs.statSync('file');
console.log(Object.keys(plain));
console.log(plain.size, plain.mode.toString(8), plain.nlink, plain.mtimeMs, plain.mtime);
console.log(plain instanceof fs.Stats, plain.constructor.name);
const big = fs.statSync('file', { bigint: true });
console.log(Object.keys(big));
console.log(big.size, big.mode, big.mtimeMs, big.mtimeNs, big.atimeNs, big.mtime);
console.log(big.constructor.name);
for (const [path, label] of [['file', 'file'], ['.', 'folder'], ['/dev/null', 'device']]) {
  const stats = fs.statSync(path);
  const kinds = ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket',
    'isBlockDevice', 'isCharacterDevice'];
  console.log(label, kinds.map((kind) => stats[kind]()));
}
fs.symlinkSync('file', 'link');
console.log(fs.lstatSync('link').isSymbolicLink(), fs.statSync('link').isSymbolicLink());
console.log(fs.statSync('missing', { throwIfNoEntry: false }));
console.log(fs.lstatSync('missing', { throwIfNoEntry: false }));
console.log(Object.keys(fs.statfsSync('.')), typeof fs.statfsSync('.', { bigint: true }).bsize);
const made = new fs.Stats(1, 33188, 1, 0, 0, 0, 4096, 2, 3, 0, 1, 2, 3, 4);
console.log(made);
