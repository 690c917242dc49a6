// Dir: read, async iteration, synchronous reading, closing and its errors.
'use strict';
const fs = require('fs');

fs.mkdirSync('tree');
for (const name of ['a', 'b', 'c', 'd']) fs.writeFileSync('tree/' + name, '');

(async () => {
  const names = [];
  const dir = await fs.promises.opendir('tree', { bufferSize: 2 });
  console.log(dir.path, dir.constructor.name);
  for await (const entry of dir) names.push(entry.name);
  console.log(names.sort());
  await dir.close().catch((error) => console.log(error.code, error.message));
  const sync = fs.opendirSync('tree');
  const seen = [];
  for (let entry; (entry = sync.readSync()) !== null;) seen.push(entry.name);
  console.log(seen.sort(), sync.readSync());
  sync.closeSync();
  for (const name of ['readSync', 'closeSync']) {
    try {
      sync[name]();
    } catch (error) {
      console.log(name, error.name, error.code, error.message);
    }
  }
  for (const name of ['read', 'close']) {
    await sync[name]().catch((error) => console.log(name, error.code, error.message));
  }
  fs.opendir('tree', (error, opened) => {
    console.log(error, opened.path);
    opened.read((readError, entry) => {
      console.log(readError, typeof entry.name);
      opened.close((...given) => console.log(given));
    });
    try {
      opened.readSync();
    } catch (readError) {
      console.log(readError.code, readError.message);
    }
  });
})();
