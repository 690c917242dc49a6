'use strict';
// Two hundred operations at once end once each, with their own results.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('many-at-once');

let ended = 0;
for (let i = 0; i < 200; i++) {
  const name = path.join(folder, `n${i}`);
  fs.writeFile(name, String(i), (error) => {
    assert.ifError(error);
    fs.readFile(name, 'utf8', (late, text) => {
      assert.strictEqual(text, String(i));
      ended++;
    });
  });
}
process.on('exit', () => assert.strictEqual(ended, 200));
