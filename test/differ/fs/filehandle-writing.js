// FileHandle: write in its forms, writev, appendFile, truncate, utimes, chmod, stat, streams.
'use strict';
const fs = require('fs/promises');

(async () => {
  const handle = await fs.open('file', 'w+');
  console.log(await handle.write('text'));
  console.log(await handle.write('more', 10, 'utf8'));
  const wrote = await handle.write(Buffer.from('buffer'), 1, 3, 4);
  console.log(wrote.bytesWritten, wrote.buffer.toString());
  console.log(await handle.write(Buffer.from('xyz'), { offset: 1, position: 0 }));
  console.log((await handle.writev([Buffer.from('a'), Buffer.from('b')], 20)).bytesWritten);
  console.log(JSON.stringify(await fs.readFile('file', 'latin1')));
  await handle.truncate(3);
  await handle.appendFile('!', 'utf8');
  console.log(JSON.stringify(await fs.readFile('file', 'latin1')));
  await handle.chmod(0o600);
  await handle.utimes(10, 20);
  await handle.sync();
  await handle.datasync();
  const stats = await handle.stat();
  console.log((stats.mode & 0o777).toString(8), stats.mtimeMs);
  console.log((await handle.stat({ bigint: true })).size);
  await handle.writeFile('written');
  await handle.close();
  console.log(JSON.stringify(await fs.readFile('file', 'latin1')));
  const appending = await fs.open('file', 'a');
  await new Promise((done) => appending.createWriteStream().end(' at the end', () => done()));
  console.log(JSON.stringify(await fs.readFile('file', 'latin1')), appending.fd);
  const bad = await fs.open('file', 'r+');
  for (const given of [[1], [{}], [Buffer.alloc(2), 3], [Buffer.alloc(2), 0, 3], ['x', 'y']]) {
    await bad.write(...given).then(() => console.log('written'),
      (error) => console.log(error.code, error.message));
  }
  await bad.close();
})();
