// truncate in its forms, utimes with numbers, strings and dates, lutimes.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', '0123456789');
fs.truncateSync('file', 8);
console.log(fs.readFileSync('file', 'latin1'));
const fd = fs.openSync('file', 'r+');
fs.ftruncateSync(fd, 4);
console.log(fs.readFileSync('file', 'latin1'));
fs.ftruncateSync(fd);
fs.closeSync(fd);
console.log(fs.statSync('file').size);
fs.truncateSync('file', 3);
console.log(fs.readFileSync('file'));
for (const time of [5, '5', 5.25, new Date(5000), '1970-01-02', 'x']) {
  try {
    fs.utimesSync('file', time, time);
    console.log(time, fs.statSync('file').mtimeMs);
  } catch (error) {
    console.log(String(time), error.code, error.message);
  }
}
fs.symlinkSync('file', 'link');
fs.lutimesSync('link', 50, 60);
console.log(fs.lstatSync('link').mtimeMs, fs.statSync('file').mtimeMs === 60000);
fs.truncate('file', 1, (...given) => {
  console.log(given, fs.statSync('file').size);
  fs.promises.truncate('file').then(() => console.log(fs.statSync('file').size));
});
