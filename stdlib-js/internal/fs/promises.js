'use strict';
// fs.promises. (FileHandle is in internal/fs/file_handle.js.)
//
//   promises: the object that fs.promises and require('fs/promises') are

const { operations } = require('internal/fs/operations');
const { runPromise, promiseForm } = require('internal/fs/call');
const data = require('internal/fs/data');
const {
  FileHandle, callbackToPromise, isIterable, writeContent,
} = require('internal/fs/file_handle');
const { opendirPromise } = require('internal/fs/dir');
const { checkRmdirOptions, rmPromise, rmdirTreePromise } = require('internal/fs/remove');
const trees = require('internal/fs/trees');
const { constants } = require('internal/fs/constants');
const { toOptions, toPath } = require('internal/fs/arguments');
const { AbortError, codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

const kReadDefaults = { flag: 'r' };
const kWriteDefaults = { encoding: 'utf8', mode: 0o666, flag: 'w' };
const kPromise = 'FSREQPROMISE'; // what async_hooks tells of a request

function descriptorOf(file) {
  return file instanceof FileHandle ? file : undefined;
}

async function writeFile(file, content, options) {
  const handle = descriptorOf(file);
  if (handle !== undefined) return handle.writeFile(content, options);
  const settings = toOptions(options, kWriteDefaults);
  if (!isIterable(content)) data.toData(content, settings.encoding);
  if (settings.signal?.aborted) throw new AbortError(undefined, { cause: settings.signal.reason });
  const opened = await open(file, settings.flag || 'w', settings.mode);
  try {
    await writeContent(opened.fd, content, settings);
  } finally {
    await opened.close();
  }
  return undefined;
}

async function open(path, flags, mode) {
  return new FileHandle(await runPromise(operations.open(path, flags, mode)));
}

async function readFile(file, options) {
  const handle = descriptorOf(file);
  if (handle !== undefined) return handle.readFile(options);
  const settings = { ...toOptions(options, kReadDefaults) };
  settings.flag ||= 'r';
  const path = toPath(file);
  return await callbackToPromise((done) => data.readFileAs(kPromise, path, settings, done));
}

const promises = {
  readFile,
  writeFile,
  open,
  appendFile: async (file, content, options) => {
    const settings = toOptions(options, { ...kWriteDefaults, flag: 'a' });
    return writeFile(file, content, { ...settings, flag: settings.flag || 'a' });
  },
  rm: { rm: async (path, options) => rmPromise(path, options) }.rm,
  opendir: { opendir: async (path, options) => opendirPromise(path, options) }.opendir,
  cp: async (src, dest, options) => require('internal/fs/copy').cp(src, dest, options),
  watch: (filename, options = undefined) =>
    require('internal/fs/watch').watchPromise(filename, options),
  async rmdir(path, options) {
    if (options?.recursive) return rmdirTreePromise(path, options);
    checkRmdirOptions(options);
    return runPromise(operations.rmdir(path));
  },
  async readdir(path, options) {
    if (options?.recursive) return trees.readdirRecursive(path, options);
    return runPromise(operations.readdir(path, options));
  },
  async lchmod(path, mode) { // eslint-disable-line no-unused-vars
    throw new ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
  },
  constants,
};

for (const name of ['access', 'chmod', 'chown', 'copyFile', 'lchown', 'link', 'lstat', 'lutimes',
  'mkdir', 'mkdtemp', 'readlink', 'realpath', 'rename', 'stat', 'statfs', 'symlink', 'truncate',
  'unlink', 'utimes']) {
  promises[name] = promiseForm(name, operations[name]);
}

module.exports = { promises };
