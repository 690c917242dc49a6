// fs.watch: events of a folder, close, the promise form with a signal.
'use strict';
const fs = require('fs');

const watcher = fs.watch('.', { encoding: 'utf8' });
console.log(watcher.constructor.name);
const seen = new Set();
watcher.on('change', (type, name) => {
  seen.add(`${type} ${name}`);
  if (seen.size === 2) watcher.close();
});
watcher.on('close', async () => {
  console.log([...seen].sort());
  const controller = new AbortController();
  setTimeout(() => fs.writeFileSync('second', 'x'), 50);
  try {
    for await (const event of fs.promises.watch('.', { signal: controller.signal })) {
      console.log(event);
      controller.abort();
    }
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
});
fs.writeFileSync('first', 'x');
