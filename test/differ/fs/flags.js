// Flags of open as text and numbers, and what each allows.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', 'content');
for (const flag of ['r', 'rs', 'sr', 'r+', 'rs+', 'sr+', 'w', 'wx', 'xw', 'w+', 'wx+', 'xw+', 'a',
  'ax', 'xa', 'as', 'sa', 'a+', 'ax+', 'xa+', 'as+', 'sa+', 'rw', 'R', '', 'x', 0, 2, 1.5]) {
  fs.writeFileSync('file', 'content');
  try {
    const fd = fs.openSync('file', flag);
    let read = 'no';
    let wrote = 'no';
    try { read = fs.readSync(fd, Buffer.alloc(3)); } catch (error) { read = error.code; }
    try { wrote = fs.writeSync(fd, '!'); } catch (error) { wrote = error.code; }
    fs.closeSync(fd);
    console.log(flag, read, wrote, fs.readFileSync('file', 'latin1'));
  } catch (error) {
    console.log(flag, error.code, error.message);
  }
}
