'use strict';
// An exception in one callback does not lose the others of the turn.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('thrown-in-callback');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
let ended = 0;
let caught = 0;
process.on('uncaughtException', () => caught++);
for (let i = 0; i < 4; i++) {
  fs.stat(file, () => {
    ended++;
    if (i % 2 === 0) throw new Error('on purpose');
  });
}
process.on('exit', () => assert.deepStrictEqual([ended, caught], [4, 2]));
