'use strict';
// fs.watchFile: looks at a file again and again. (fs.watch is in internal/fs/watch.)
//
//   watchFile, unwatchFile, StatWatcher

const EventEmitter = require('events');
const path = require('path');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { operations } = require('internal/fs/operations');
const { runAsync } = require('internal/fs/call');
const { toPath } = require('internal/fs/arguments');
const { Stats, BigIntStats } = require('internal/fs/stats');
const { validateFunction, validateUint32 } = require('internal/validators');
const { clearTimeout, setTimeout } = require('timers');

const watchers = new Map();

function emptyStats(bigint) {
  if (!bigint) return new Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const stats = new BigIntStats();
  for (const key of Object.keys(emptyStats(false))) stats[key] = 0n;
  for (const key of ['atime', 'mtime', 'ctime', 'birthtime']) stats[key] = new Date(0);
  return stats;
}

class StatWatcher extends EventEmitter {
  constructor(file, { bigint = false, interval = 5007, persistent = true }) {
    super();
    this.file = file;
    this.bigint = bigint;
    this.interval = interval;
    this.persistent = persistent;
    this.last = undefined;
    this.timer = null;
    this.stopped = false;
    this.context = captureContext('STATWATCHER', this);
    this.look();
  }

  look() {
    runAsync(operations.stat(this.file, { bigint: this.bigint }), (error, stats) => {
      if (this.stopped) return;
      const now = error ? emptyStats(this.bigint) : stats;
      const before = this.last;
      this.last = now;
      if (before === undefined) {
        if (error) this.tell(now, now);
      } else if (before.mtimeMs !== now.mtimeMs || before.ctimeMs !== now.ctimeMs ||
          before.size !== now.size || before.ino !== now.ino) {
        this.tell(now, before);
      }
      if (this.stopped) return;
      this.timer = setTimeout(() => this.look(), this.interval);
      if (!this.persistent) this.timer.unref();
    });
  }

  tell(now, before) {
    const outside = swapContext(this.context);
    this.emit('change', now, before);
    leaveContext(outside);
  }

  stop() {
    if (this.stopped) return;
    this.stopped = true;
    clearTimeout(this.timer);
    destroyContext(this.context);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.persistent = true;
    this.timer?.ref();
    return this;
  }

  unref() {
    this.persistent = false;
    this.timer?.unref();
    return this;
  }
}

function watchFile(filename, options, listener) {
  filename = path.resolve(String(toPath(filename)));
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = {};
  }
  validateFunction(listener, 'listener');
  if (options.interval !== undefined) validateUint32(options.interval, 'interval');
  let watcher = watchers.get(filename);
  if (watcher === undefined) {
    watcher = new StatWatcher(filename, options);
    watchers.set(filename, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  filename = path.resolve(String(toPath(filename)));
  const watcher = watchers.get(filename);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(filename);
  }
}

module.exports = { watchFile, unwatchFile, StatWatcher };
