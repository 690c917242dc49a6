'use strict';
// FileHandle: what fs.promises.open() gives.
//
//   FileHandle(fd)
//   writeContent(fd, content, options)   text, bytes, or an iterable of them
//   ref(handle), unref(handle)           a stream uses it: it closes when the last one is done
//
// One that nobody closes is closed with a warning when the engine collects it. A message port can
// carry a FileHandle to another place.

const EventEmitter = require('events');
const { captureContext, destroyContext } = require('internal/async_context');
const { operations } = require('internal/fs/operations');
const { runPromise, runSync } = require('internal/fs/call');
const bytes = require('internal/fs/bytes');
const data = require('internal/fs/data');
const { toBytesArray, toOptions } = require('internal/fs/arguments');
const { SymbolAsyncDispose, kTransfer } = require('internal/symbols');
const {
  AbortError, codes: { ERR_INTERNAL_ASSERTION, ERR_INVALID_STATE },
} = require('internal/errors');
const { Buffer } = require('buffer');

const kStreamed = 16 * 1024; // bytes of a piece of readableWebStream()
const kPromise = 'FSREQPROMISE'; // what async_hooks tells of a request

function callbackToPromise(start) {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

// ---- what nobody closed -------------------------------------------------------------------------

let forgotten;
let warned = false;

function closeForgotten(fd) {
  try {
    runSync(operations.close(fd));
  } catch { /* somebody has closed the descriptor itself */ }
  process.emitWarning(`Closing file descriptor ${fd} on garbage collection`);
  if (warned) return;
  warned = true;
  process.emitWarning('Closing a FileHandle object on garbage collection is deprecated. Please ' +
    'close FileHandle objects explicitly using FileHandle.prototype.close(). In the future, an ' +
    'error will be thrown if a file descriptor is closed during garbage collection.',
  'DeprecationWarning', 'DEP0137');
}

// ---- FileHandle ---------------------------------------------------------------------------------

// The engine's serializer asks an object that it made as a host object what becomes of it.
function HostedEmitter() {
  const made = Reflect.construct(internalBinding('serdes').HostObject, [], new.target);
  EventEmitter.call(made);
  return made;
}
HostedEmitter.prototype = EventEmitter.prototype;

let ref;
let unref;

class FileHandle extends HostedEmitter {
  #fd;
  #refs = 1; // its own, and one for each stream
  #closing; // the promise of close(), and how to settle it while streams use the descriptor
  #settle;
  #streamed = false; // readableWebStream() was called
  #context = captureContext('FILEHANDLE', this);

  constructor(fd = -1) {
    super();
    this.#fd = fd;
    if (fd === -1) return;
    forgotten ??= new FinalizationRegistry(closeForgotten);
    forgotten.register(this, fd, this);
  }

  get fd() { return this.#fd; }
  getAsyncId() { return this.#context?.asyncId ?? 0; }

  // The descriptor of what a method is called on.
  static #fdOf(handle, syscall) {
    if (!(handle instanceof FileHandle)) {
      throw new ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
    }
    if (handle.#fd >= 0) return handle.#fd;
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }

  static async #run(handle, syscall, name, ...args) {
    return runPromise(operations[name](FileHandle.#fdOf(handle, syscall), ...args));
  }

  async appendFile(content, options) {
    return writeContent(FileHandle.#fdOf(this, 'writeFile'), content, options);
  }

  chmod(mode) { return FileHandle.#run(this, 'fchmod', 'fchmod', mode); }
  chown(uid, gid) { return FileHandle.#run(this, 'fchown', 'fchown', uid, gid); }
  datasync() { return FileHandle.#run(this, 'fdatasync', 'fdatasync'); }
  sync() { return FileHandle.#run(this, 'fsync', 'fsync'); }
  stat(options) { return FileHandle.#run(this, 'fstat', 'fstat', options); }
  truncate(length) { return FileHandle.#run(this, 'ftruncate', 'ftruncate', length); }
  utimes(atime, mtime) { return FileHandle.#run(this, 'futimes', 'futimes', atime, mtime); }

  // read(buffer, offset, length, position), read(buffer, options), read(options)
  async read(buffer, offset, length, position) {
    const fd = FileHandle.#fdOf(this, 'read');
    const parts = bytes.partsOfHandle(buffer, offset, length, position);
    const range = bytes.checkedRange(parts);
    if (range === undefined) return { bytesRead: 0, buffer: parts.buffer };
    const bytesRead = await runPromise(bytes.readCall(fd, parts.buffer, range));
    return { bytesRead, buffer: parts.buffer };
  }

  async readv(buffers, position) {
    if (Array.isArray(buffers) && buffers.length === 0) return { bytesRead: 0, buffers };
    const bytesRead = await FileHandle.#run(this, 'readv', 'readv', buffers, position);
    return { bytesRead, buffers };
  }

  async readFile(options) {
    const fd = FileHandle.#fdOf(this, 'readFile');
    return callbackToPromise((done) => data.readFileAs(kPromise, fd, options ?? {}, done));
  }

  readLines(options = undefined) {
    const input = this.createReadStream(options);
    return require('readline').createInterface({ input, crlfDelay: Infinity });
  }

  // write(buffer, offset, length, position), write(buffer, options),
  // write(string, position, encoding)
  async write(buffer, ...rest) {
    const fd = FileHandle.#fdOf(this, 'write');
    if (buffer?.byteLength === 0) return { bytesWritten: 0, buffer };
    const bytesWritten = await runPromise(bytes.writeCall(fd, bytes.writeForm(buffer, rest)));
    return { bytesWritten, buffer };
  }

  async writev(buffers, position) {
    if (toBytesArray(buffers).length === 0) return { bytesWritten: 0, buffers };
    const bytesWritten = await FileHandle.#run(this, 'writev', 'writev', buffers, position);
    return { bytesWritten, buffers };
  }

  async writeFile(content, options) {
    return writeContent(FileHandle.#fdOf(this, 'writeFile'), content, options);
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  // One for each handle; it ends with the file, and does not close the handle. Its pieces are
  // ArrayBuffers, or with the type 'bytes' Uint8Arrays.
  readableWebStream(options = { __proto__: null }) {
    if (this.#fd === -1) throw new ERR_INVALID_STATE('The FileHandle is closed');
    if (this.#closing !== undefined) throw new ERR_INVALID_STATE('The FileHandle is closing');
    if (this.#streamed) throw new ERR_INVALID_STATE('The FileHandle is locked');
    this.#streamed = true;
    this.#refs++;
    let used = true;
    const done = () => {
      if (used) unref(this);
      used = false;
    };
    return webStreamOf(this, options?.type, done);
  }

  // Waits for the streams that read or write the file.
  close() {
    if (this.#fd === -1) return Promise.resolve();
    if (this.#closing !== undefined) return this.#closing;
    const closed = --this.#refs === 0 ? this.#closeNow() : new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#closing = closed.finally(() => { this.#closing = undefined; });
    this.emit('close');
    return this.#closing;
  }

  #closeNow() {
    const fd = this.#release();
    return runPromise(operations.close(fd), 'FILEHANDLECLOSEREQ')
      .finally(() => destroyContext(this.#context));
  }

  // It has no descriptor any more, which the caller takes.
  #release() {
    const fd = this.#fd;
    this.#fd = -1;
    forgotten.unregister(this);
    return fd;
  }

  static {
    ref = (handle) => { handle.#refs++; };
    unref = (handle) => {
      if (--handle.#refs > 0) return;
      const { resolve, reject } = handle.#settle;
      handle.#closeNow().then(resolve, reject);
    };
  }

  [kTransfer]() {
    if (this.#fd === -1 || this.#closing !== undefined || this.#refs > 1) {
      const { dataCloneError } = require('internal/structured_clone');
      throw dataCloneError('Cannot transfer FileHandle while in use');
    }
    const fd = this.#release();
    this.#refs = 0;
    destroyContext(this.#context);
    return { restore: () => new FileHandle(fd) };
  }
}

Object.defineProperty(FileHandle.prototype, SymbolAsyncDispose, {
  value: function close() { return this.close(); }, writable: true, configurable: true,
});

function webStreamOf(handle, type, done) {
  const { ReadableStream } = require('internal/webstreams/classes');
  const end = (controller) => {
    try {
      controller.close();
      controller.byobRequest?.respond(0);
    } catch { /* it has ended or was cancelled */ }
    done();
  };
  return new ReadableStream({
    type,
    start: (controller) => {
      handle.once('close', () => end(controller)); // it ends with the handle
    },
    pull: async (controller) => {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(kStreamed), 0, kStreamed);
      if (bytesRead === 0) {
        end(controller);
        return;
      }
      const piece = buffer.subarray(0, bytesRead);
      controller.enqueue(type === 'bytes' ? piece : piece.slice().buffer);
    },
    cancel: done,
  }, { highWaterMark: 0 }); // nothing is read before somebody asks
}

// ---- writing ------------------------------------------------------------------------------------

const kWriteDefaults = { encoding: 'utf8', mode: 0o666, flag: 'w' };

function isIterable(value) {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value) &&
    (typeof value[Symbol.asyncIterator] === 'function' ||
     typeof value[Symbol.iterator] === 'function');
}

async function writeContent(fd, content, options) {
  const settings = toOptions(options, kWriteDefaults);
  const { signal } = settings;
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  if (!isIterable(content)) {
    const whole = data.toData(content, settings.encoding);
    await callbackToPromise((done) => data.writeFile(fd, whole, { signal }, done));
    return;
  }
  for await (const chunk of content) {
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    const part = ArrayBuffer.isView(chunk) ? chunk : Buffer.from(chunk, settings.encoding);
    await callbackToPromise((done) => data.writeFile(fd, part, done));
  }
}

module.exports = { FileHandle, writeContent, isIterable, callbackToPromise, ref, unref };
