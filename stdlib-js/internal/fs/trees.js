'use strict';
// Whole trees: rm, rmdir with recursive, exists, opendir (Dir), readdir with recursive.
//
//   rm, rmSync, rmPrepare; Dir, opendir, opendirSync; readdirRecursive

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSync, runAsync, runPromise } = require('internal/fs/call');
const { textPath, toPath, toOptions, encodeName } = require('internal/fs/arguments');
const {
  hideStackFrames,
  codes: { ERR_FS_EISDIR, ERR_DIR_CLOSED, ERR_DIR_CONCURRENT_OPERATION, ERR_INVALID_ARG_TYPE,
    ERR_MISSING_ARGS },
} = require('internal/errors');
const {
  validateFunction, validateObject, validateBoolean, validateInt32, validateUint32,
} = require('internal/validators');

// What rmdir takes without recursive.
const checkRmdirOptions = hideStackFrames((options) => {
  if (options === undefined) return;
  validateObject(options, 'options');
  const { recursive = false, retryDelay = 100, maxRetries = 0 } = options;
  validateBoolean(recursive, 'options.recursive');
  validateInt32(retryDelay, 'options.retryDelay', 0);
  validateUint32(maxRetries, 'options.maxRetries');
});

const checkRmOptions = hideStackFrames((options) => {
  if (options === undefined) return { recursive: false, force: false };
  validateObject(options, 'options');
  const settings = { recursive: false, force: false, retryDelay: 100, maxRetries: 0, ...options };
  validateBoolean(settings.force, 'options.force');
  validateBoolean(settings.recursive, 'options.recursive');
  validateInt32(settings.retryDelay, 'options.retryDelay', 0);
  validateUint32(settings.maxRetries, 'options.maxRetries');
  return settings;
});

function directoryError(target) {
  return new ERR_FS_EISDIR({
    code: 'EISDIR', message: 'is a directory', path: String(target), syscall: 'rm', errno: 21,
  });
}

function rmSync(target, options) {
  target = toPath(target);
  const settings = checkRmOptions(options);
  if (!settings.recursive || !settings.force) {
    let stats;
    try {
      stats = runSync(operations.lstat(target));
    } catch (error) {
      if (settings.force && error.code === 'ENOENT') return;
      throw error;
    }
    if (!settings.recursive) {
      if (stats.isDirectory()) throw directoryError(target);
      runSync(operations.unlink(target));
      return;
    }
  }
  runSync(operations.removeTree(target, settings.force));
}

async function rmPromise(target, options) {
  target = toPath(target);
  const settings = checkRmOptions(options);
  if (!settings.recursive || !settings.force) {
    let stats;
    try {
      stats = await runPromise(operations.lstat(target));
    } catch (error) {
      if (settings.force && error.code === 'ENOENT') return;
      throw error;
    }
    if (!settings.recursive) {
      if (stats.isDirectory()) throw directoryError(target);
      await runPromise(operations.unlink(target));
      return;
    }
  }
  await runPromise(operations.removeTree(target, settings.force));
}

// rmdir with recursive, which Node 18 still has: a folder must be there.
function warnAboutRecursiveRmdir() {
  if (warnedAboutRmdir) return;
  warnedAboutRmdir = true;
  process.emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) ' +
    'will be removed. Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning',
    'DEP0147');
}
let warnedAboutRmdir = false;

function rmdirTreeSync(target, options) {
  warnAboutRecursiveRmdir();
  target = toPath(target);
  checkRmOptions({ ...options, force: false });
  const isFolder = runSync(operations.lstat(target)).isDirectory();
  if (isFolder) runSync(operations.removeTree(target, false));
  else runSync(operations.rmdir(target));
}

async function rmdirTree(target, options) {
  warnAboutRecursiveRmdir();
  target = toPath(target);
  checkRmOptions({ ...options, force: false });
  const stats = await runPromise(operations.lstat(target));
  await runPromise(stats.isDirectory() ? operations.removeTree(target, false)
    : operations.rmdir(target));
}

function rm(target, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  target = toPath(target);
  validateFunction(callback, 'cb');
  checkRmOptions(options);
  rmPromise(target, options).then(() => process.nextTick(callback, null),
    (error) => process.nextTick(callback, error));
}

// ---- Dir --------------------------------------------------------------------------------------

// All entries are read at once; the kernel's own reads are large as well.
class Dir {
  #path;
  #entries;
  #closed = false;
  #busy = false;

  constructor(folder, entries, options) { // eslint-disable-line no-unused-vars
    if (entries === undefined) throw new ERR_MISSING_ARGS('handle');
    this.#path = folder;
    // An entry of a Dir has its own full path, not that of its folder (as in Node 18).
    for (const entry of entries) entry.path = path.join(String(entry.path), String(entry.name));
    this.#entries = entries;
  }

  get path() { return this.#path; }

  read(callback) {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.read((error, entry) => (error ? reject(error) : resolve(entry)));
      });
    }
    validateFunction(callback, 'callback');
    this.#busy = true;
    process.nextTick(() => {
      this.#busy = false;
      callback(null, this.#entries.length > 0 ? this.#entries.shift() : null);
    });
    return undefined;
  }

  readSync() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (this.#busy) throw new ERR_DIR_CONCURRENT_OPERATION();
    return this.#entries.length > 0 ? this.#entries.shift() : null;
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#closed) return Promise.reject(new ERR_DIR_CLOSED());
      this.#closed = true;
      return Promise.resolve();
    }
    validateFunction(callback, 'callback');
    if (this.#closed) {
      process.nextTick(callback, new ERR_DIR_CLOSED());
      return undefined;
    }
    this.#closed = true;
    process.nextTick(callback, null);
    return undefined;
  }

  closeSync() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (this.#busy) throw new ERR_DIR_CONCURRENT_OPERATION();
    this.#closed = true;
  }

  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) return;
        yield entry;
      }
    } finally {
      if (!this.#closed) await this.close();
    }
  }

  [Symbol.asyncIterator]() {
    return this.entries();
  }
}

function dirOptions(options) {
  if (options !== undefined && options !== null && typeof options !== 'object' &&
      typeof options !== 'string' && typeof options !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  const settings = typeof options === 'string' ? { encoding: options } : { ...options };
  if (settings.bufferSize !== undefined) {
    require('internal/validators').validateUint32(settings.bufferSize, 'options.bufferSize', true);
  }
  return { ...settings, withFileTypes: true };
}

function asOpendir(error) {
  error.syscall = 'opendir';
  error.message = error.message.replace('scandir', 'opendir');
  return error;
}

function opendirSync(folder, options) {
  folder = toPath(folder);
  try {
    const settings = dirOptions(options);
    const entries = settings.recursive ? readdirRecursiveSync(folder, settings)
      : runSync(operations.readdir(folder, settings));
    return new Dir(folder, entries);
  } catch (error) {
    throw error.syscall === 'scandir' ? asOpendir(error) : error;
  }
}

function opendir(folder, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  folder = toPath(folder);
  const settings = dirOptions(options);
  if (settings.recursive) {
    readdirRecursive(folder, settings).then(
      (entries) => process.nextTick(callback, null, new Dir(folder, entries)),
      (error) => process.nextTick(callback, asOpendir(error)));
    return;
  }
  runAsync(operations.readdir(folder, settings), (error, entries) => {
    if (error) callback(asOpendir(error));
    else callback(null, new Dir(folder, entries));
  });
}

function opendirPromise(folder, options) {
  return new Promise((resolve, reject) => {
    opendir(folder, options, (error, dir) => (error ? reject(error) : resolve(dir)));
  });
}

// ---- readdir with recursive -------------------------------------------------------------------

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

module.exports = {
  checkRmdirOptions, rm, rmSync, rmPromise, rmdirTree, rmdirTreeSync, Dir, opendir,
  opendirSync, opendirPromise, readdirRecursive, readdirRecursiveSync,
};
