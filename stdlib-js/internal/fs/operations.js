'use strict';
// The operations of fs that are one native call, each defined once: how its arguments are read and
// what is asked of the kernel. internal/fs/call.js makes the three forms of them.
//
//   operations.<name>(...args) -> Call

const binding = internalBinding('fs');
const { actions } = binding;
const {
  Call, lateErrorOf, kNothing, kNumber, kStats, kBigIntStats, kValue,
} = require('internal/fs/call');
const { constants, flagsOf } = require('internal/fs/constants');
const { Dirent } = require('internal/fs/stats');
const {
  toPath, toFd, toBytesArray, toOptions, toLoosePosition, toSeconds, encodeName,
} = require('internal/fs/arguments');
const {
  parseFileMode, validateBoolean, validateInteger,
} = require('internal/validators');
const { codes: { ERR_FS_INVALID_SYMLINK_TYPE } } = require('internal/errors');

function perform(syscall, action, fields, kind = kNothing, finish = undefined) {
  const { path, path2, fd = -1, how = 0, mode = 0, offset = -1, uid = 0, gid = 0 } = fields;
  return new Call(syscall, path, path2, (request) => binding.perform(request, actions[action], path,
    path2, fd, how, mode, offset, uid, gid), kind, finish);
}

function bigint(options) {
  return options !== null && typeof options === 'object' && options.bigint === true
    ? kBigIntStats : kStats;
}

function lengthOf(length, name) {
  if (length === undefined) return 0;
  validateInteger(length, name);
  return Math.max(0, length);
}

// As in bindings/fs/request.h.
const kListTypes = 1;
const kListText = 2;

// What makes the result of what the native function gives: names, or names and types in turn.
function finishListing(path, encoding, withFileTypes) {
  if (withFileTypes) return (listed) => direntsOf(listed, encoding, path);
  if (encoding === undefined) return undefined; // nothing to be made
  return (listed) => listed.map((name) => encodeName(name, encoding));
}

function direntsOf(listed, encoding, path) {
  const entries = [];
  for (let i = 0; i < listed.length; i += 2) {
    const name = encoding === undefined ? listed[i] : encodeName(listed[i], encoding);
    entries.push(new Dirent(name, listed[i + 1], path));
  }
  return entries;
}

const kAccessMax = 7;
const kEinval = -22;

const operations = {
  __proto__: null,

  access(path, mode) {
    path = toPath(path);
    if (mode === undefined || mode === null) mode = constants.F_OK;
    validateInteger(mode, 'mode', 0, kAccessMax);
    return perform('access', 'access', { path, how: mode });
  },

  open(path, flags, mode) {
    path = toPath(path);
    const how = flagsOf(flags);
    mode = parseFileMode(mode, 'mode', 0o666);
    return new Call('open', path, undefined,
      (request) => binding.open(request, path, how, mode), kNumber);
  },

  close(fd) {
    fd = toFd(fd);
    return new Call('close', undefined, undefined, (request) => binding.close(request, fd),
      kNothing);
  },

  stat(path, options) {
    path = toPath(path);
    return new Call('stat', path, undefined,
      (request) => binding.stat(request, path, true), bigint(options));
  },

  lstat(path, options) {
    path = toPath(path);
    return new Call('lstat', path, undefined,
      (request) => binding.stat(request, path, false), bigint(options));
  },

  fstat(fd, options) {
    fd = toFd(fd);
    const call = new Call('fstat', undefined, undefined,
      (request) => binding.fstat(request, fd), bigint(options));
    call.fd = fd;
    return call;
  },

  statfs(path, options) {
    path = toPath(path);
    const big = options?.bigint === true;
    return perform('statfs', 'statfs', { path }, kValue, (numbers) => {
      const { StatFs } = require('internal/fs/statfs');
      return new StatFs(...(big ? numbers : numbers.map(Number)));
    });
  },

  fsync: (fd) => perform('fsync', 'fsync', { fd: toFd(fd) }),
  fdatasync: (fd) => perform('fdatasync', 'fdatasync', { fd: toFd(fd) }),

  ftruncate(fd, length) {
    return perform('ftruncate', 'ftruncate', { fd: toFd(fd), offset: lengthOf(length, 'len') });
  },

  truncate(path, length) {
    return perform('open', 'truncate', { path: toPath(path), offset: lengthOf(length, 'len') });
  },

  mkdir(path, options) {
    let mode = 0o777;
    let recursive = false;
    if (typeof options === 'number' || typeof options === 'string') {
      mode = parseFileMode(options, 'mode');
    } else if (options !== undefined && options !== null) {
      if (options.recursive !== undefined) {
        recursive = options.recursive;
        validateBoolean(recursive, 'options.recursive');
      }
      if (options.mode !== undefined) mode = parseFileMode(options.mode, 'mode');
    }
    path = toPath(path);
    if (!recursive) return perform('mkdir', 'makeDirectory', { path, mode });
    return perform('mkdir', 'makeDirectories', { path, mode }, kValue,
      (first) => encodeName(first) || undefined);
  },

  mkdtemp(prefix, options) {
    const { encoding } = toOptions(options, {});
    prefix = toPath(prefix, 'prefix');
    warnAboutTemplate(prefix);
    // The operation takes the prefix and appends the letters; Node's errors name the template.
    const call = perform('mkdtemp', 'makeTemporary', { path: prefix }, kValue,
      (made) => encodeName(made, encoding));
    call.path = `${prefix}XXXXXX`;
    return call;
  },

  readdir(path, options) {
    const { encoding, withFileTypes } = toOptions(options, {});
    path = toPath(path);
    const asText = !encoding || encoding === 'utf8';
    const how = (withFileTypes ? kListTypes : 0) | (asText ? kListText : 0);
    return new Call('scandir', path, undefined,
      (request) => binding.readDirectory(request, path, how), kValue,
      finishListing(path, asText ? undefined : encoding, withFileTypes));
  },

  rmdir: (path) => perform('rmdir', 'removeDirectory', { path: toPath(path) }),
  unlink: (path) => perform('unlink', 'unlink', { path: toPath(path) }),

  removeTree(path, force) {
    return perform('rm', 'removeTree', { path, how: force ? 1 : 0 });
  },

  rename(from, to) {
    return perform('rename', 'rename',
      { path: toPath(from, 'oldPath'), path2: toPath(to, 'newPath') });
  },

  link(from, to) {
    return perform('link', 'link',
      { path: toPath(from, 'existingPath'), path2: toPath(to, 'newPath') });
  },

  symlink(target, path, type) {
    if (typeof type === 'string' && type !== 'dir' && type !== 'file' && type !== 'junction') {
      throw new ERR_FS_INVALID_SYMLINK_TYPE(type);
    }
    return perform('symlink', 'symlink',
      { path: toPath(target, 'target'), path2: toPath(path) });
  },

  readlink(path, options) {
    const { encoding } = toOptions(options, {});
    path = toPath(path, 'oldPath');
    return perform('readlink', 'readLink', { path }, kValue, (name) => encodeName(name, encoding));
  },

  realpath(path, options) {
    const { encoding } = toOptions(options, {});
    path = toPath(path);
    return perform('realpath', 'realPath', { path }, kValue, (name) => encodeName(name, encoding));
  },

  copyFile(from, to, mode) {
    const path = toPath(from, 'src');
    const path2 = toPath(to, 'dest');
    if (mode === undefined || mode === null) mode = 0;
    validateInteger(mode, 'mode', 0, kAccessMax);
    return perform('copyfile', 'copy', { path, path2, how: mode });
  },

  chmod(path, mode) {
    return perform('chmod', 'chmod', { path: toPath(path), mode: parseFileMode(mode, 'mode') });
  },

  fchmod(fd, mode) {
    return perform('fchmod', 'fchmod', { fd: toFd(fd), mode: parseFileMode(mode, 'mode') });
  },

  chown: (path, uid, gid) => owned('chown', { path: toPath(path) }, uid, gid),
  lchown: (path, uid, gid) => owned('lchown', { path: toPath(path) }, uid, gid),
  fchown: (fd, uid, gid) => owned('fchown', { fd: toFd(fd) }, uid, gid),

  utimes: (path, atime, mtime) => timed('utime', 'utimes', toPath(path), -1, atime, mtime),
  lutimes: (path, atime, mtime) => timed('lutime', 'lutimes', toPath(path), -1, atime, mtime),
  futimes: (fd, atime, mtime) => timed('futime', 'futimes', undefined, toFd(fd), atime, mtime),

  readv(fd, buffers, position) {
    fd = toFd(fd);
    toBytesArray(buffers);
    const at = toLoosePosition(position);
    const call = new Call('read', undefined, undefined,
      (request) => binding.readv(request, fd, buffers, at), kNumber);
    if (buffers.length === 0) call.finish = () => { throw lateErrorOf(call, kEinval); };
    return call;
  },

  writev(fd, buffers, position) {
    fd = toFd(fd);
    toBytesArray(buffers);
    const at = toLoosePosition(position);
    return new Call('write', undefined, undefined,
      (request) => binding.writev(request, fd, buffers, at), kNumber);
  },
};

let warnedAboutTemplate = false;

function warnAboutTemplate(prefix) {
  if (warnedAboutTemplate || !String(prefix).endsWith('X')) return;
  warnedAboutTemplate = true;
  process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
    'For details see: https://nodejs.org/api/fs.html');
}

function owned(action, target, uid, gid) {
  validateInteger(uid, 'uid', -1, 2 ** 32 - 1);
  validateInteger(gid, 'gid', -1, 2 ** 32 - 1);
  return perform(action, action, { ...target, uid: uid >>> 0, gid: gid >>> 0 });
}

// Only futimes names its times in the error.
function timed(syscall, action, path, fd, atime, mtime) {
  const accessed = toSeconds(atime, path === undefined ? 'atime' : 'time');
  const modified = toSeconds(mtime, path === undefined ? 'mtime' : 'time');
  return new Call(syscall, path, undefined, (request) =>
    binding.setTimes(request, actions[action], path, fd, accessed, modified), kNothing);
}

module.exports = { operations };
