'use strict';
// fs.Stats, fs.BigIntStats and fs.Dirent.
//
//   statsFrom(numbers, at, bigint)   from the 18 numbers of a stat (bindings/fs)
//   Stats, BigIntStats, Dirent

const { constants } = require('internal/fs/constants');

const { S_IFMT, S_IFREG, S_IFDIR, S_IFCHR, S_IFBLK, S_IFIFO, S_IFLNK, S_IFSOCK } = constants;

class StatsBase {
  isDirectory() { return this._checkModeProperty(S_IFDIR); }
  isFile() { return this._checkModeProperty(S_IFREG); }
  isBlockDevice() { return this._checkModeProperty(S_IFBLK); }
  isCharacterDevice() { return this._checkModeProperty(S_IFCHR); }
  isSymbolicLink() { return this._checkModeProperty(S_IFLNK); }
  isFIFO() { return this._checkModeProperty(S_IFIFO); }
  isSocket() { return this._checkModeProperty(S_IFSOCK); }
}
Object.defineProperty(StatsBase.prototype, '_checkModeProperty', { value: undefined, writable: true });

function dateOf(ms) {
  return new Date(Math.floor(ms + 0.5));
}

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
  atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
  this.atime = dateOf(atimeMs);
  this.mtime = dateOf(mtimeMs);
  this.ctime = dateOf(ctimeMs);
  this.birthtime = dateOf(birthtimeMs);
}
Object.setPrototypeOf(Stats.prototype, StatsBase.prototype);
Object.setPrototypeOf(Stats, StatsBase);
Object.defineProperty(Stats.prototype, '_checkModeProperty', {
  value(kind) { return (this.mode & S_IFMT) === kind; }, writable: true, configurable: true,
});

function BigIntStats() {}
Object.setPrototypeOf(BigIntStats.prototype, StatsBase.prototype);
Object.setPrototypeOf(BigIntStats, StatsBase);
Object.defineProperty(BigIntStats.prototype, '_checkModeProperty', {
  value(kind) { return (this.mode & BigInt(S_IFMT)) === BigInt(kind); },
  writable: true,
  configurable: true,
});

const kFields = ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks'];
const kTimes = ['atime', 'mtime', 'ctime', 'birthtime'];

function bigintStatsFrom(numbers, at) {
  const stats = new BigIntStats();
  kFields.forEach((field, i) => { stats[field] = BigInt(numbers[at + i]); });
  const nanoseconds = kTimes.map((time, i) =>
    BigInt(numbers[at + 10 + 2 * i]) * 1000000000n + BigInt(numbers[at + 11 + 2 * i]));
  kTimes.forEach((time, i) => { stats[`${time}Ms`] = nanoseconds[i] / 1000000n; });
  kTimes.forEach((time, i) => { stats[`${time}Ns`] = nanoseconds[i]; });
  kTimes.forEach((time) => { stats[time] = new Date(Number(stats[`${time}Ms`])); });
  return stats;
}

function statsFrom(numbers, at, bigint) {
  if (bigint) return bigintStatsFrom(numbers, at);
  return new Stats(
    numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4],
    numbers[at + 5], numbers[at + 6], numbers[at + 7], numbers[at + 8], numbers[at + 9],
    numbers[at + 10] * 1000 + numbers[at + 11] / 1e6,
    numbers[at + 12] * 1000 + numbers[at + 13] / 1e6,
    numbers[at + 14] * 1000 + numbers[at + 15] / 1e6,
    numbers[at + 16] * 1000 + numbers[at + 17] / 1e6);
}

const kType = Symbol('type');

class Dirent {
  constructor(name, type, path) {
    this.name = name;
    this.parentPath = path;
    this.path = path;
    this[kType] = type;
  }

  isDirectory() { return this[kType] === constants.UV_DIRENT_DIR; }
  isFile() { return this[kType] === constants.UV_DIRENT_FILE; }
  isBlockDevice() { return this[kType] === constants.UV_DIRENT_BLOCK; }
  isCharacterDevice() { return this[kType] === constants.UV_DIRENT_CHAR; }
  isSymbolicLink() { return this[kType] === constants.UV_DIRENT_LINK; }
  isFIFO() { return this[kType] === constants.UV_DIRENT_FIFO; }
  isSocket() { return this[kType] === constants.UV_DIRENT_SOCKET; }
}

module.exports = { Stats, BigIntStats, Dirent, statsFrom, kType };
