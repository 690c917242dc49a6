'use strict';
// Tells of changes of a set of files, and of all that is in a set of folders.
//
//   FileSet(changed)      changed() is called a moment after the last of some changes
//     addFile(path)
//     addTree(path)       a file, or a folder with all that is in it, now and later
//     clear()             forgets all files and folders
//
// A file is watched by way of its folder: many editors write a new one and rename it.

const fs = require('fs');
const path = require('path');
const { clearTimeout, setTimeout } = require('timers');

const kSettleMs = 200;

class FileSet {
  #watchers = new Map(); // folder -> { watcher, names, whole }
  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  addFile(file) {
    this.#folder(path.dirname(file))?.names.add(path.basename(file));
  }

  addTree(root) {
    if (!fs.statSync(root).isDirectory()) return this.addFile(root);
    const entry = this.#folder(root);
    if (entry !== undefined) entry.whole = true;
    for (const found of fs.readdirSync(root, { withFileTypes: true })) {
      if (found.isDirectory()) this.addTree(path.join(root, found.name));
    }
  }

  clear() {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #folder(folder) {
    let entry = this.#watchers.get(folder);
    if (entry !== undefined) return entry;
    try {
      const watcher = fs.watch(folder, (_, name) => this.#tell(folder, entry, name));
      watcher.on('error', () => this.#forget(folder, watcher));
      entry = { watcher, names: new Set(), whole: false };
      this.#watchers.set(folder, entry);
    } catch {
      // It has gone: nothing can change in it.
    }
    return entry;
  }

  #forget(folder, watcher) {
    watcher.close();
    this.#watchers.delete(folder);
  }

  #tell(folder, entry, name) {
    if (!entry.whole && !entry.names.has(name)) return;
    if (entry.whole && name) this.#addNew(path.join(folder, name));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, kSettleMs);
  }

  #addNew(found) {
    try {
      if (fs.statSync(found).isDirectory()) this.addTree(found);
    } catch {
      // Gone again.
    }
  }
}

module.exports = { FileSet };
