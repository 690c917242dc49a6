'use strict';
// fs.opendir and fs.Dir, which it gives.
//
//   Dir, opendir, opendirSync, opendirPromise

const path = require('path');
const { operations } = require('internal/fs/operations');
const { runSync, runAsync } = require('internal/fs/call');
const { toPath } = require('internal/fs/arguments');
const { readdirRecursive, readdirRecursiveSync } = require('internal/fs/trees');
const {
  codes: { ERR_DIR_CLOSED, ERR_DIR_CONCURRENT_OPERATION, ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

function join(folder, name) {
  const joined = path.join(String(folder), String(name));
  return typeof name === 'string' ? joined : require('buffer').Buffer.from(joined);
}

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
    for (const entry of entries) entry.path = join(entry.path, entry.name);
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

module.exports = { Dir, opendir, opendirSync, opendirPromise };
