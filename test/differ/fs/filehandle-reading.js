// FileHandle: read in its forms, readFile, readv, readLines, createReadStream.
'use strict';
const fs = require('fs/promises');

(async () => {
  await fs.writeFile('file', 'line one\nline two\r\nline three');
  const handle = await fs.open('file', 'r+');
  console.log(typeof handle.fd, handle.constructor.name);
  const buffer = Buffer.alloc(8);
  const first = await handle.read(buffer, 0, 4, 0);
  console.log(first.bytesRead, first.buffer === buffer, buffer.toString('latin1', 0, 4));
  console.log(await handle.read({ buffer, offset: 2, length: 3, position: 5 }));
  console.log((await handle.read({ position: 0 })).buffer.length);
  console.log(await handle.read(Buffer.alloc(4), { position: 20 }));
  const parts = [Buffer.alloc(3), Buffer.alloc(3)];
  console.log(await handle.readv(parts, 0));
  console.log(await handle.readFile('utf8'));
  await handle.close();
  const lines = await fs.open('file');
  for await (const line of lines.readLines()) console.log(JSON.stringify(line));
  const streaming = await fs.open('file');
  streaming.on('close', () => console.log('handle closed'));
  const chunks = [];
  for await (const chunk of streaming.createReadStream({ start: 5, end: 12, encoding: 'utf8' })) {
    chunks.push(chunk);
  }
  console.log(chunks);
  for (const given of [[Buffer.alloc(2), 3], [Buffer.alloc(2), 0, 3], [{ buffer: 1 }]]) {
    const bad = await fs.open('file');
    await bad.read(...given).catch((error) => console.log(error.code, error.message));
    await bad.close();
  }
})();
