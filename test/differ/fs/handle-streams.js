// Streams of a FileHandle: start, end, autoClose, close of the handle, errors.
'use strict';
const fs = require('fs/promises');

(async () => {
  await fs.writeFile('file', '0123456789');
  const handle = await fs.open('file');
  const kept = handle.createReadStream({ start: 2, end: 4, autoClose: false });
  console.log(String(Buffer.concat(await kept.toArray())), handle.fd > 0);
  const rest = handle.createReadStream({ start: 7, highWaterMark: 2, encoding: 'latin1' });
  console.log(await rest.toArray(), handle.fd);
  const writing = await fs.open('file', 'r+');
  const stream = writing.createWriteStream({ start: 3, encoding: 'latin1' });
  stream.write('AB');
  stream.end('C');
  await new Promise((done) => stream.on('close', done));
  console.log(await fs.readFile('file', 'latin1'), writing.fd, stream.bytesWritten);
})();
