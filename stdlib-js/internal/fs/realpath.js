'use strict';
// What fs.realpath does when the system's realpath fails. The usual case is a path that is not
// there: Node names the part that is missing. And a link under /proc to a pipe or a socket has a
// name, although no file.
//
//   realpathAfter(error, path) -> the path, or throws

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSync } = require('internal/fs/call');

const kMaxLinks = 40;

// The last link's target, if what it leads to is a pipe or socket that has no file.
function nameless(target) {
  const stats = runSync(operations.stat(target));
  if (!stats.isFIFO() && !stats.isSocket()) return undefined;
  for (let links = 0; links < kMaxLinks; links++) {
    const folder = runSync(operations.realpath(path.dirname(target)));
    const link = runSync(operations.readlink(path.join(folder, path.basename(target))));
    const next = path.resolve(folder, link);
    try {
      runSync(operations.lstat(next));
    } catch {
      return next;
    }
    target = next;
  }
  return undefined;
}

// Throws for the first part that is not there, or is a link to nothing.
function throwForPart(target) {
  let part = '/';
  for (const name of target.split('/')) {
    part = path.join(part, name);
    if (runSync(operations.lstat(part)).isSymbolicLink()) runSync(operations.stat(part));
  }
}

function realpathAfter(error, target) {
  const whole = path.resolve(String(target));
  if (error.code === 'ENOENT') {
    try {
      const name = nameless(whole);
      if (name !== undefined) return name;
    } catch { /* it really is not there */ }
  }
  throwForPart(whole);
  throw error;
}

module.exports = { realpathAfter };
