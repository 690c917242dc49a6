'use strict';

// A walk through a tree of 111 folders and 1110 files: fs.readdir of each folder, fs.lstat of each
// entry, as many at a time as the tree has.
//
// kind: task
// unit: walk
// metric: rate
// target: all 1.0 of peer

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { task } = require('../workload');
const { folder } = require('../files');

const filesInEach = 10;
const root = path.join(folder, 'tree');

function makeTree(where, depth) {
  fs.mkdirSync(where);
  for (let i = 0; i < filesInEach; i++) {
    fs.writeFileSync(path.join(where, `file-${i}`), 'x'.repeat(i));
  }
  for (let i = 0; depth > 0 && i < 10; i++) makeTree(path.join(where, `folder-${i}`), depth - 1);
}
makeTree(root, 2);

function walk(done) {
  const found = { folders: 0, files: 0, bytes: 0 };
  let waiting = 1;
  const ended = () => {
    if (--waiting === 0) done(null, found);
  };
  const visit = (name) => fs.lstat(name, (error, stats) => {
    if (error) return done(error);
    if (stats.isDirectory()) return list(name);
    found.files++;
    found.bytes += stats.size;
    ended();
  });
  const list = (where) => fs.readdir(where, (error, names) => {
    if (error) return done(error);
    found.folders++;
    waiting += names.length;
    for (const name of names) visit(path.join(where, name));
    ended();
  });
  list(root);
}

const walked = () => new Promise((resolve, reject) => {
  walk((error, found) => (error ? reject(error) : resolve(found)));
});

task({
  run: () => walked().then((found) => {
    if (found.files !== 1110) throw new Error(`${found.files} files`);
  }),
  verify: async () =>
    assert.deepStrictEqual(await walked(), { folders: 111, files: 1110, bytes: 111 * 45 }),
});
