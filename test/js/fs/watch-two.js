'use strict';
// Two watchers of one file both hear of a change; closing one leaves the other.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('watch-two');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
const heard = [];
const first = fs.watch(file, () => { heard.push('first'); first.close(); });
const second = fs.watch(file, (type, name) => {
  assert.strictEqual(name, 'file');
  heard.push('second');
  if (heard.filter((who) => who === 'second').length === 2) second.close();
  else fs.appendFileSync(file, 'again');
});
fs.appendFileSync(file, 'x');
process.on('exit', () => assert.deepStrictEqual(heard, ['first', 'second', 'second']));
