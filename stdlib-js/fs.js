'use strict';
// The module `fs`: files, in callback, sync and promise forms. The parts are in internal/fs/.
//
// Covers all that Node 18 documents.
// Differs: see docs/differences.md (opendir, mkdir, FileHandle.read, reads from the page cache).

const { operations } = require('internal/fs/operations');
const { callbackForm, syncForm, runSync } = require('internal/fs/call');
const { constants } = require('internal/fs/constants');
const { Stats, Dirent } = require('internal/fs/stats');
const bytes = require('internal/fs/bytes');
const data = require('internal/fs/data');
const { toPath, toSeconds } = require('internal/fs/arguments');
const {
  validateBoolean, validateFunction, validateObject, validateString,
} = require('internal/validators');

const fs = {};

for (const name of ['access', 'chmod', 'chown', 'close', 'copyFile', 'fchmod', 'fchown',
  'fdatasync', 'fstat', 'fsync', 'ftruncate', 'futimes', 'lchown', 'link', 'lutimes', 'mkdir',
  'mkdtemp', 'open', 'readlink', 'realpath', 'rename', 'statfs', 'symlink', 'truncate', 'unlink',
  'utimes']) {
  fs[name] = callbackForm(name, operations[name]);
  fs[`${name}Sync`] = syncForm(`${name}Sync`, operations[name]);
}
const { realpath, realpathSync } = fs;
fs.realpath = {
  realpath(path, options, callback) {
    require('internal/fs/realpath').realpath(path, options, callback);
  },
}.realpath;
fs.realpathSync = {
  realpathSync(path, options) {
    return require('internal/fs/realpath').realpathSync(path, options);
  },
}.realpathSync;
fs.realpath.native = realpath;
fs.realpathSync.native = realpathSync;

for (const name of ['stat', 'lstat']) {
  fs[name] = callbackForm(name, operations[name]);
  fs[`${name}Sync`] = {
    [`${name}Sync`](path, options = undefined) {
      try {
        return runSync(operations[name](path, options));
      } catch (error) {
        if (options?.throwIfNoEntry !== false || error.code !== 'ENOENT') throw error;
        return undefined;
      }
    },
  }[`${name}Sync`];
}

// readv and writev tell their buffers, too.
for (const name of ['readv', 'writev']) {
  const form = callbackForm(name, operations[name]);
  fs[name] = {
    [name](fd, buffers, position, callback) {
      callback ||= position;
      const tell = typeof callback === 'function'
        ? (error, count) => callback(error, count || 0, buffers) : callback;
      form(fd, buffers, typeof position === 'function' ? null : position, tell);
    },
  }[name];
  fs[`${name}Sync`] = syncForm(`${name}Sync`, operations[name]);
}

// A descriptor in the place of the path still works, with a warning.
const { truncate, truncateSync } = fs;
let warnedAboutTruncate = false;

function warnAboutTruncate() {
  if (warnedAboutTruncate) return;
  warnedAboutTruncate = true;
  process.emitWarning('Using fs.truncate with a file descriptor is deprecated. Please use ' +
    'fs.ftruncate with a file descriptor instead.', 'DeprecationWarning', 'DEP0081');
}

fs.truncate = {
  truncate(path, length, callback) {
    if (typeof path === 'number') {
      warnAboutTruncate();
      fs.ftruncate(...arguments); // eslint-disable-line prefer-rest-params
    } else if (typeof length === 'function') {
      truncate(path, 0, length);
    } else {
      truncate(path, length, callback);
    }
  },
}.truncate;
fs.truncateSync = {
  truncateSync(path, length) {
    if (typeof path !== 'number') {
      truncateSync(path, length);
      return;
    }
    warnAboutTruncate();
    fs.ftruncateSync(path, length);
  },
}.truncateSync;

// Without a callback an error of close has nobody to tell: it is thrown.
const { close } = fs;
fs.close = {
  close(fd, callback = throwIt) {
    close(fd, callback);
  },
}.close;

function throwIt(error) {
  if (error) throw error;
}

const readdir = callbackForm('readdir', operations.readdir);

function checkRecursive(options) {
  const recursive = options?.recursive;
  if (recursive !== undefined && recursive !== null) {
    validateBoolean(recursive, 'options.recursive');
  }
}

Object.assign(fs, {
  read: bytes.read,
  readSync: bytes.readSync,
  write: bytes.write,
  writeSync: bytes.writeSync,
  readFile: data.readFile,
  readFileSync: data.readFileSync,
  writeFile: data.writeFile,
  writeFileSync: data.writeFileSync,
  appendFile: data.appendFile,
  appendFileSync: data.appendFileSync,
  rm(path, options, callback) {
    require('internal/fs/remove').rm(path, options, callback);
  },

  rmSync(path, options) {
    require('internal/fs/remove').rmSync(path, options);
  },

  opendir(path, options, callback) {
    require('internal/fs/dir').opendir(path, options, callback);
  },

  opendirSync: function opendirSync(path, options) {
    return require('internal/fs/dir').opendirSync(path, options);
  },

  readdir(path, options, callback) {
    checkRecursive(options);
    if (options === null || typeof options !== 'object' || options.recursive !== true) {
      if (typeof options === 'function') readdir(path, options);
      else readdir(path, options, callback);
      return;
    }
    validateFunction(callback, 'cb');
    const trees = require('internal/fs/trees');
    trees.readdirRecursive(toPath(path), options).then(
      (names) => process.nextTick(callback, null, names),
      (error) => process.nextTick(callback, error));
  },

  readdirSync(path, options) {
    checkRecursive(options);
    if (options?.recursive === true) {
      return require('internal/fs/trees').readdirRecursiveSync(toPath(path), options);
    }
    return runSync(operations.readdir(path, options));
  },

  rmdir(path, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = undefined;
    }
    if (options?.recursive) {
      require('internal/fs/remove').rmdirTree(path, options, callback);
      return;
    }
    validateFunction(callback, 'cb');
    require('internal/fs/remove').checkRmdirOptions(options);
    callbackForm('rmdir', operations.rmdir)(path, callback);
  },

  rmdirSync(path, options) {
    if (options?.recursive) {
      require('internal/fs/remove').rmdirTreeSync(path, options);
    } else {
      require('internal/fs/remove').checkRmdirOptions(options);
      runSync(operations.rmdir(path));
    }
  },

  exists(path, callback) {
    validateFunction(callback, 'cb');
    try {
      fs.access(path, constants.F_OK, (error) => callback(!error));
    } catch {
      callback(false);
    }
  },

  existsSync(path) {
    try {
      fs.accessSync(path, constants.F_OK);
      return true;
    } catch {
      return false;
    }
  },

  cp(src, dest, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = undefined;
    }
    validateFunction(callback, 'cb');
    require('internal/fs/copy').cp(src, dest, options).then(
      () => process.nextTick(callback, null, undefined),
      (error) => process.nextTick(callback, error));
  },

  cpSync: (src, dest, options) => require('internal/fs/copy').cpSync(src, dest, options),
  watch: (filename, options, listener) =>
    require('internal/fs/watch').watch(filename, options, listener),
  watchFile: (filename, options, listener) =>
    require('internal/fs/watchers').watchFile(filename, options, listener),
  unwatchFile: (filename, listener) =>
    require('internal/fs/watchers').unwatchFile(filename, listener),
  createReadStream: function createReadStream(path, options) {
    return require('internal/fs/streams').createReadStream(path, options);
  },
  createWriteStream: function createWriteStream(path, options) {
    return require('internal/fs/streams').createWriteStream(path, options);
  },
  async openAsBlob(path, options = {}) {
    validateObject(options, 'options');
    const { type = '' } = options;
    validateString(type, 'options.type');
    const { Blob } = require('buffer');
    path = toPath(path);
    let content;
    try {
      content = await fs.promises.readFile(path);
    } catch {
      const error = new TypeError('Unable to open file as blob');
      error.code = 'ERR_INVALID_ARG_VALUE';
      throw error;
    }
    return new Blob([content], { type });
  },

  Stats,
  Dirent,
  _toUnixTimestamp: function toUnixTimestamp(time) {
    return toSeconds(time);
  },
  lchmod: undefined, // not on Linux
  lchmodSync: undefined,
});

for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(fs, name, { value: constants[name], enumerable: true });
}
Object.defineProperty(fs, 'constants', { value: constants, enumerable: true });

function lazy(name, load, enumerable = true) {
  Object.defineProperty(fs, name, {
    configurable: true,
    enumerable,
    get: load,
    set(value) {
      Object.defineProperty(fs, name, { value, writable: true, configurable: true, enumerable });
    },
  });
}

lazy('Dir', () => require('internal/fs/dir').Dir);
Object.defineProperty(fs, 'promises', {
  configurable: true, enumerable: true, get: () => require('internal/fs/promises').promises,
});
for (const [name, from] of [['ReadStream', 'ReadStream'], ['WriteStream', 'WriteStream'],
  ['FileReadStream', 'ReadStream'], ['FileWriteStream', 'WriteStream']]) {
  lazy(name, () => require('internal/fs/streams')[from]);
}

const customArgs = Symbol.for('nodejs.util.promisify.customArgs');
const custom = Symbol.for('nodejs.util.promisify.custom');
for (const [name, names] of [
  ['read', ['bytesRead', 'buffer']], ['write', ['bytesWritten', 'buffer']],
  ['readv', ['bytesRead', 'buffers']], ['writev', ['bytesWritten', 'buffer']],
]) {
  Object.defineProperty(fs[name], customArgs, { value: names, enumerable: false });
  Object.defineProperty(fs[name], custom, {
    configurable: true,
    value: (...args) => new Promise((resolve, reject) => {
      fs[name](...args, (error, ...values) => {
        if (error) reject(error);
        else resolve({ [names[0]]: values[0], [names[1]]: values[1] });
      });
    }),
  });
}
Object.defineProperty(fs.exists, custom, {
  value: function exists(path) {
    return new Promise((resolve) => { fs.exists(path, resolve); });
  },
});

module.exports = fs;
