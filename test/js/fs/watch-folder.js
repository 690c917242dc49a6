'use strict';
// watch of a folder tells the names of new entries, and close ends it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('watch-folder');

const events = [];
const watcher = fs.watch(folder, (type, name) => {
  if (name !== 'new' || events.length > 0) return;
  events.push(type);
  watcher.close();
});
watcher.on('close', () => events.push('close'));
setImmediate(() => fs.writeFileSync(path.join(folder, 'new'), 'x'));
process.on('exit', () => assert.deepStrictEqual(events, ['rename', 'close']));
