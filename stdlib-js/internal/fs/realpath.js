'use strict';
// fs.realpath. The system's realpath does the work; here is what happens when it fails. The usual
// case is a path that is not there: Node names the part that is missing. And a link under /proc to
// a pipe or a socket has a name, although no file.
//
//   realpath(path, options, callback), realpathSync(path, options)

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runAsync, runSync, lateErrorOf } = require('internal/fs/call');
const { encodeName, fromUrl, toOptions, toPath } = require('internal/fs/arguments');
const { validateFunction } = require('internal/validators');

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

function realpathAfter(error, whole) {
  if (error.code === 'ENOENT') {
    try {
      const name = nameless(whole);
      if (name !== undefined) return name;
    } catch { /* it really is not there */ }
  }
  throwForPart(whole);
  throw error;
}

// Whatever it is, it stands for its text.
function wholePath(target) {
  return path.resolve(toPath(fromUrl(target) + '')); // a symbol throws
}

function realpathSync(target, options) {
  const { encoding } = toOptions(options, {});
  const whole = wholePath(target);
  try {
    return runSync(operations.realpath(whole, options));
  } catch (error) {
    return encodeName(realpathAfter(error, whole), encoding);
  }
}

function realpath(target, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  const { encoding } = toOptions(options, {});
  const whole = wholePath(target);
  runAsync(operations.realpath(whole, options), (error, found) => {
    if (!error) {
      callback(null, found);
      return;
    }
    try {
      found = encodeName(realpathAfter(error, whole), encoding);
    } catch (thrown) {
      callback(thrown === error ? error : lateErrorOf(thrown, thrown.errno));
      return;
    }
    callback(null, found);
  });
}

module.exports = { realpath, realpathSync };
