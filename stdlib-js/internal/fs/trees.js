'use strict';
// fs.readdir with recursive.
//
//   readdirRecursive(base, options) -> promise, readdirRecursiveSync(base, options)

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSync, runPromise } = require('internal/fs/call');
const { encodeName, textPath, toOptions } = require('internal/fs/arguments');

// So many folders are asked for in a row; more would only wait for each other.
const kAtOnce = 32;

// Breadth first, as Node: a folder's own entries, then those of its folders.
class Walk {
  constructor(base, options) {
    const { encoding, withFileTypes } = toOptions(options, {});
    this.encoding = encoding;
    this.withFileTypes = withFileTypes;
    this.found = [];
    this.folders = [{ path: textPath(base), prefix: '' }]; // prefix: what its entries begin with
  }

  collect(folder, entries) {
    for (const entry of entries) {
      const name = folder.prefix + entry.name;
      if (entry.isDirectory()) {
        this.folders.push({ path: path.join(folder.path, entry.name), prefix: `${name}/` });
      }
      this.found.push(this.withFileTypes ? entry : encodeName(name, this.encoding));
    }
  }
}

function listing(folder) {
  return operations.readdir(folder.path, { withFileTypes: true });
}

function readdirRecursiveSync(base, options) {
  const walk = new Walk(base, options);
  for (const folder of walk.folders) walk.collect(folder, runSync(listing(folder)));
  return walk.found;
}

async function readdirRecursive(base, options) {
  const walk = new Walk(base, options);
  for (let at = 0; at < walk.folders.length;) {
    const folders = walk.folders.slice(at, at + kAtOnce);
    const listed = await Promise.allSettled(folders.map((folder) => runPromise(listing(folder))));
    for (const { reason, value } of listed) {
      if (value === undefined) throw reason;
      walk.collect(walk.folders[at++], value);
    }
  }
  return walk.found;
}

module.exports = { readdirRecursive, readdirRecursiveSync };
