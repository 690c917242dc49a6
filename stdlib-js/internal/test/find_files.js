'use strict';
// Which files `--test` runs.
//
//   findTestFiles(names, folder) -> absolute paths, sorted; throws if a name means nothing
//
// Without names: every file in a folder `test`, and elsewhere those called test, test-x, x.test,
// x-test or x_test; never in node_modules. A named file is always run, a named folder searched.

const fs = require('fs');
const path = require('path');

const kExtension = /\.[cm]?js$/;
const kTestName = /^(test|test-.+|.+[.\-_]test)\.[cm]?js$/;

function search(folder, inTest, found) {
  const everything = inTest || path.basename(folder) === 'test';
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const each = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') search(each, everything, found);
    } else if (kExtension.test(entry.name) && (everything || kTestName.test(entry.name))) {
      found.add(each);
    }
  }
}

function findTestFiles(names, folder) {
  const found = new Set();
  if (names.length === 0) search(folder, false, found);
  for (const name of names) {
    const each = path.resolve(folder, name);
    const stats = fs.statSync(each, { throwIfNoEntry: false });
    if (stats === undefined) throw new Error(`Could not find '${each}'`);
    if (stats.isDirectory()) search(each, false, found);
    else found.add(each);
  }
  return [...found].sort();
}

module.exports = { findTestFiles };
