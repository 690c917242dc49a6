'use strict';
// fs.watch and fs.promises.watch: what inotify tells of a file, or of the entries of a folder.
//
//   watch(filename, options, listener) -> FSWatcher
//   watchPromise(filename, options) -> async iterator of { eventType, filename }
//
// Watchers of the same file share one watch of the operating system.

const EventEmitter = require('events');
const { basename } = require('path');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { onMail, mail, takeValue } = require('internal/mailbox');
const { toPath, toOptions, encodeName } = require('internal/fs/arguments');
const {
  AbortError, uvException,
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INTERNAL_ASSERTION },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateObject,
} = require('internal/validators');
const binding = internalBinding('fs_watch');

// From <sys/inotify.h>.
const IN_MODIFY = 0x2;
const IN_ATTRIB = 0x4;
const IN_IGNORED = 0x8000;

const handlesOf = new Map(); // watch -> Set of handles
let refs = 0;

function count(change) {
  const before = refs > 0;
  refs += change;
  if (before !== refs > 0) binding.setRef(refs > 0);
}

onMail('watch', (watch, mask, at, payload) => {
  const name = payload > 0 ? takeValue(mail[at]) : undefined;
  const handles = handlesOf.get(watch);
  if (handles === undefined) return;
  // The system has dropped the watch: there is nothing left to remove.
  if ((mask & IN_IGNORED) !== 0) handlesOf.delete(watch);
  const eventType = (mask & ~(IN_ATTRIB | IN_MODIFY)) !== 0 ? 'rename' : 'change';
  for (const handle of [...handles]) handle.tell(eventType, name);
});

// One watcher's share of a watch.
class FSEvent {
  #watch = -1;
  #ref = false;
  #path;
  #context = captureContext('FSEVENTWRAP', this);

  // 0 or -errno.
  start(path, persistent) {
    const watch = binding.add(path);
    if (watch < 0) return watch;
    this.#watch = watch;
    this.#path = path;
    const handles = handlesOf.get(watch);
    if (handles === undefined) handlesOf.set(watch, new Set([this]));
    else handles.add(this);
    if (persistent === true) this.ref();
    return 0;
  }

  tell(eventType, name) {
    const before = swapContext(this.#context);
    this.onchange(eventType, name ?? basename(String(this.#path)));
    leaveContext(before);
  }

  hasRef() { return this.#ref; }

  ref() {
    if (this.#ref || this.#watch < 0) return;
    this.#ref = true;
    count(1);
  }

  unref() {
    if (!this.#ref) return;
    this.#ref = false;
    count(-1);
  }

  close() {
    if (this.#watch < 0) return;
    this.unref();
    const handles = handlesOf.get(this.#watch);
    if (handles?.delete(this) && handles.size === 0) {
      handlesOf.delete(this.#watch);
      binding.remove(this.#watch);
    }
    this.#watch = -1;
    destroyContext(this.#context);
  }
}

const kFSWatchStart = Symbol('kFSWatchStart');

function checkHandle(handle) {
  if (!(handle instanceof FSEvent)) throw new ERR_INTERNAL_ASSERTION('handle must be a FSEvent');
}

class FSWatcher extends EventEmitter {
  constructor(filename, { persistent, encoding }) {
    super();
    this._handle = new FSEvent();
    this._handle.onchange = (eventType, name) => {
      this.emit('change', eventType, encodeName(name, encoding));
    };
    this[kFSWatchStart](filename, persistent);
  }

  [kFSWatchStart](filename, persistent) {
    if (this._handle === null) return;
    checkHandle(this._handle);
    const result = this._handle.start(filename, persistent);
    if (result === 0) return;
    this._handle = null;
    const error = uvException({ errno: result, syscall: 'watch', path: String(filename) });
    error.filename = filename;
    throw error;
  }

  close() {
    if (this._handle === null) return;
    checkHandle(this._handle);
    this._handle.close();
    this._handle = null;
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    this._handle?.ref();
    return this;
  }

  unref() {
    this._handle?.unref();
    return this;
  }
}

function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  filename = toPath(filename, 'filename');
  const { persistent = true, recursive = false, encoding, signal } = toOptions(options, {});
  if (recursive) throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('watch recursively');
  const watcher = new FSWatcher(filename, { persistent, encoding });
  if (listener) watcher.addListener('change', listener);
  if (signal !== undefined) {
    if (signal.aborted) {
      process.nextTick(() => watcher.close());
    } else {
      const close = () => watcher.close();
      signal.addEventListener('abort', close, { once: true });
      watcher.once('close', () => signal.removeEventListener('abort', close));
    }
  }
  return watcher;
}

function checkPromiseOptions(options) {
  validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding, signal } = options;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  if (recursive) throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('watch recursively');
  toOptions({ encoding });
  validateAbortSignal(signal, 'options.signal');
  return { persistent, encoding, signal };
}

async function* watchPromise(filename, options = {}) {
  const { persistent, encoding, signal } = checkPromiseOptions(
    typeof options === 'string' ? { encoding: options } : options);
  filename = toPath(filename);
  const abortError = () => new AbortError(undefined, { cause: signal.reason });
  if (signal?.aborted) throw abortError();
  const events = [];
  let wake = () => {};
  const watcher = new FSWatcher(filename, { persistent, encoding });
  watcher.on('change', (eventType, name) => {
    events.push({ eventType, filename: name });
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (signal?.aborted) throw abortError();
      if (events.length > 0) yield events.shift();
      else await new Promise((resolve) => { wake = resolve; });
    }
  } finally {
    watcher.close();
    signal?.removeEventListener('abort', onAbort);
  }
}

module.exports = { watch, watchPromise, FSWatcher };
