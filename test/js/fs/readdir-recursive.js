'use strict';
// readdir with recursive gives paths below the folder, or entries with theirs.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('readdir-recursive');

fs.mkdirSync(path.join(folder, 'a', 'b'), { recursive: true });
fs.writeFileSync(path.join(folder, 'a', 'b', 'c'), '');
fs.writeFileSync(path.join(folder, 'd'), '');
const expected = ['a', 'a/b', 'a/b/c', 'd'];
assert.deepStrictEqual(fs.readdirSync(folder, { recursive: true }).sort(), expected);
fs.readdir(folder, { recursive: true }, (error, names) => assert.deepStrictEqual(names.sort(),
  expected));
fs.promises.readdir(folder, { recursive: true, withFileTypes: true }).then((entries) => {
  const full = entries.map((entry) => path.relative(folder, path.join(entry.path, entry.name)));
  assert.deepStrictEqual(full.sort(), expected);
});
