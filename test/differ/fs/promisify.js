// util.promisify of functions of fs, with results of more than one value.
'use strict';
const fs = require('fs');
const { promisify } = require('util');

(async () => {
  fs.writeFileSync('file', 'abc');
  const fd = fs.openSync('file', 'r+');
  console.log(await promisify(fs.read)(fd, Buffer.alloc(2), 0, 2, 0));
  console.log(await promisify(fs.write)(fd, Buffer.from('x'), 0, 1, 0));
  console.log(await promisify(fs.write)(fd, 'text'));
  console.log(await promisify(fs.readv)(fd, [Buffer.alloc(1)], 0));
  console.log((await promisify(fs.writev)(fd, [Buffer.from('q')], 0)).bytesWritten);
  console.log(await promisify(fs.exists)('file'), await promisify(fs.exists)('missing'));
  console.log(await promisify(fs.readFile)('file', 'utf8'));
  fs.closeSync(fd);
})();
