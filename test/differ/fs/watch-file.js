// watchFile: the first call for a missing file, changes, StatWatcher, unwatchFile.
'use strict';
const fs = require('fs');

const watcher = fs.watchFile('file', { interval: 20 }, (now, before) => {
  console.log(now.size, before.size, now.mtimeMs === 0, before.mtimeMs === 0, now.constructor.name);
  if (now.size === 3) {
    fs.unwatchFile('file');
    console.log('unwatched');
  } else {
    fs.writeFileSync('file', 'abc');
  }
});
console.log(watcher.constructor.name, watcher.ref() === watcher, watcher.unref() === watcher);
watcher.ref();
watcher.on('stop', () => console.log('stop'));
