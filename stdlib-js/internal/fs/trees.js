'use strict';
// fs.readdir with recursive.
//
//   readdirRecursive(base, options) -> promise, readdirRecursiveSync(base, options)

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSync, runPromise } = require('internal/fs/call');
const { encodeName, textPath, toOptions } = require('internal/fs/arguments');

// Breadth first, as Node: a folder's own entries, then those of its folders.
function collect(base, folder, entries, options, found, queue) {
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) queue.push(full);
    if (options?.withFileTypes) {
      entry.path = folder;
      found.push(entry);
    } else {
      found.push(encodeName(path.relative(base, full), options?.encoding));
    }
  }
}

function readdirRecursiveSync(base, options) {
  options = toOptions(options, {});
  base = textPath(base);
  const found = [];
  const queue = [base];
  for (let i = 0; i < queue.length; i++) {
    const entries = runSync(operations.readdir(queue[i], { withFileTypes: true }));
    collect(base, queue[i], entries, options, found, queue);
  }
  return found;
}

async function readdirRecursive(base, options) {
  options = toOptions(options, {});
  base = textPath(base);
  const found = [];
  const queue = [base];
  for (let i = 0; i < queue.length; i++) {
    const entries = await runPromise(operations.readdir(queue[i], { withFileTypes: true }));
    collect(base, queue[i], entries, options, found, queue);
  }
  return found;
}

module.exports = { readdirRecursive, readdirRecursiveSync };
