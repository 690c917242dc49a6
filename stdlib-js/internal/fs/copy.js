'use strict';
// fs.cp: copies a file or a tree.
//
//   cp(src, dest, options) -> promise; cpSync(src, dest, options)

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSteps, runStepsSync } = require('internal/fs/steps');
const { textPath } = require('internal/fs/arguments');
const {
  codes: {
    ERR_FS_CP_DIR_TO_NON_DIR, ERR_FS_CP_EEXIST, ERR_FS_CP_EINVAL, ERR_FS_CP_NON_DIR_TO_DIR,
    ERR_FS_EISDIR, ERR_FS_CP_SOCKET, ERR_FS_CP_FIFO_PIPE, ERR_FS_CP_UNKNOWN,
    ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY, ERR_INCOMPATIBLE_OPTION_PAIR, ERR_INVALID_RETURN_VALUE,
  },
} = require('internal/errors');
const {
  validateObject, validateBoolean, validateFunction, validateInteger,
} = require('internal/validators');

const kDefaults = {
  dereference: false, errorOnExist: false, filter: undefined, force: true, mode: 0,
  preserveTimestamps: false, recursive: false, verbatimSymlinks: false,
};

function readOptions(options) {
  if (options === undefined) return { ...kDefaults };
  validateObject(options, 'options');
  const settings = { ...kDefaults, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive',
    'verbatimSymlinks']) {
    validateBoolean(settings[name], `options.${name}`);
  }
  settings.mode ??= 0;
  validateInteger(settings.mode, 'mode', 0, 7);
  if (settings.dereference && settings.verbatimSymlinks) {
    throw new ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (settings.filter !== undefined) validateFunction(settings.filter, 'options.filter');
  return settings;
}

// The steps are written once, as a generator that yields Calls (or promises of the filter).
function* copy(src, dest, options) {
  if (!(yield* isWanted(src, dest, options))) return;
  const from = yield options.dereference ? operations.stat(src) : operations.lstat(src);
  const to = yield* statIfThere(dest, options);
  check(src, dest, from, to);
  yield* checkParents(src, dest, from);
  if (from.isDirectory() && !options.recursive) {
    throw new ERR_FS_EISDIR({
      message: `${src} is a directory (not copied)`, path: src, syscall: 'cp',
      errno: options.sync ? 22 : 21, code: 'EISDIR',
    });
  }
  const parent = path.dirname(dest);
  if ((yield* statIfThere(parent, options)) === undefined) {
    yield operations.mkdir(parent, { recursive: true });
  }
  yield* copyEntry(src, dest, from, to, options);
}

function* isWanted(src, dest, options) {
  if (options.filter === undefined) return true;
  const wanted = yield options.filter(src, dest);
  if (options.sync && typeof wanted?.then === 'function') {
    throw new ERR_INVALID_RETURN_VALUE('boolean', 'filter', wanted);
  }
  return wanted;
}

function* statIfThere(target, options) {
  try {
    return yield options.dereference ? operations.stat(target) : operations.lstat(target);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function same(a, b) {
  return a.ino === b.ino && a.dev === b.dev;
}

// The same folder or one below it, by name.
function contains(folder, other) {
  const inside = path.relative(path.resolve(folder), path.resolve(other));
  return inside === '' || (inside !== '..' && !inside.startsWith('../'));
}

// A link among the folders above dest may lead back into src.
function* checkParents(src, dest, from) {
  const stop = path.dirname(path.resolve(src));
  let parent = path.dirname(path.resolve(dest));
  while (parent !== stop && parent !== path.dirname(parent)) {
    const stats = yield* statIfThere(parent, { dereference: true });
    if (stats !== undefined && same(from, stats)) throw selfError(src, dest);
    parent = path.dirname(parent);
  }
}

function selfError(src, dest, path = dest) {
  return new ERR_FS_CP_EINVAL({
    message: `cannot copy ${src} to a subdirectory of self ${dest}`, path, syscall: 'cp', errno: 22,
    code: 'EINVAL',
  });
}

function check(src, dest, from, to) {
  const info = (message, code, errno) => ({ message, path: dest, syscall: 'cp', errno, code });
  if (to !== undefined) {
    if (same(from, to)) {
      throw new ERR_FS_CP_EINVAL(info('src and dest cannot be the same', 'EINVAL', 22));
    }
    if (from.isDirectory() && !to.isDirectory()) {
      throw new ERR_FS_CP_DIR_TO_NON_DIR(
        info(`cannot overwrite directory ${src} with non-directory ${dest}`, 'EISDIR', 21));
    }
    if (!from.isDirectory() && to.isDirectory()) {
      throw new ERR_FS_CP_NON_DIR_TO_DIR(
        info(`cannot overwrite non-directory ${src} with directory ${dest}`, 'ENOTDIR', 20));
    }
  }
  if (from.isDirectory() && contains(src, dest)) throw selfError(src, dest);
}

function* copyEntry(src, dest, from, to, options) {
  const info = (message, code, errno) => ({ message, path: dest, syscall: 'cp', errno, code });
  if (from.isDirectory()) {
    yield* copyDirectory(src, dest, from, to, options);
  } else if (from.isFile() || from.isCharacterDevice() || from.isBlockDevice()) {
    yield* copyOne(src, dest, from, to, options);
  } else if (from.isSymbolicLink()) {
    yield* copyLink(src, dest, to, options);
  } else if (from.isSocket()) {
    throw new ERR_FS_CP_SOCKET(info(`cannot copy a socket file: ${dest}`, 'EINVAL', 22));
  } else if (from.isFIFO()) {
    throw new ERR_FS_CP_FIFO_PIPE(info(`cannot copy a FIFO pipe: ${dest}`, 'EINVAL', 22));
  } else {
    throw new ERR_FS_CP_UNKNOWN(info(`cannot copy an unknown file type: ${dest}`, 'EINVAL', 22));
  }
}

function* copyDirectory(src, dest, from, to, options) {
  if (to === undefined) yield operations.mkdir(dest);
  const names = yield operations.readdir(src);
  for (const name of names) {
    const source = path.join(src, name);
    const target = path.join(dest, name);
    if (!(yield* isWanted(source, target, options))) continue;
    const entry = yield options.dereference ? operations.stat(source) : operations.lstat(source);
    const there = yield* statIfThere(target, options);
    check(source, target, entry, there);
    yield* copyEntry(source, target, entry, there, options);
  }
  if (to === undefined) yield operations.chmod(dest, from.mode & 0o7777);
}

function* copyOne(src, dest, from, to, options) {
  if (to !== undefined) {
    if (!options.force) {
      if (!options.errorOnExist) return;
      throw new ERR_FS_CP_EEXIST({
        message: `${dest} already exists`, path: dest, syscall: 'cp', errno: 17, code: 'EEXIST',
      });
    }
    yield operations.unlink(dest);
  }
  yield operations.copyFile(src, dest, options.mode);
  if (options.preserveTimestamps) {
    yield operations.chmod(dest, from.mode | 0o200);
    yield operations.utimes(dest, from.atime, from.mtime);
  }
  yield operations.chmod(dest, from.mode & 0o7777);
}

function* copyLink(src, dest, to, options) {
  let target = yield operations.readlink(src);
  if (!options.verbatimSymlinks && !path.isAbsolute(target)) {
    target = path.resolve(path.dirname(src), target);
  }
  if (to !== undefined && to.isSymbolicLink()) {
    yield* checkLink(target, dest);
    yield operations.unlink(dest);
  }
  yield operations.symlink(target, dest); // EEXIST if dest is no link
}

function* checkLink(target, dest) {
  const link = yield operations.readlink(dest);
  const before = path.resolve(path.dirname(dest), link);
  if (contains(target, before)) throw selfError(target, before, dest);
  const stats = yield* statIfThere(dest, { dereference: true });
  if (stats?.isDirectory() && contains(before, target)) {
    throw new ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY({
      message: `cannot overwrite ${before} with ${target}`, path: dest, syscall: 'cp', errno: 22,
      code: 'EINVAL',
    });
  }
}

function cpSync(src, dest, options) {
  const settings = { ...readOptions(options), sync: true };
  runStepsSync(copy(textPath(src, 'src'), textPath(dest, 'dest'), settings));
}

// Complains about its arguments at once.
function cp(src, dest, options) {
  const settings = readOptions(options);
  return runSteps(copy(textPath(src, 'src'), textPath(dest, 'dest'), settings));
}

module.exports = { cp, cpSync };
