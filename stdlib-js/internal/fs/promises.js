'use strict';
// fs.promises and FileHandle.
//
//   promises: the object that fs.promises and require('fs/promises') are

const EventEmitter = require('events');
const { captureContext, destroyContext } = require('internal/async_context');
const { operations } = require('internal/fs/operations');
const { runPromise, promiseForm } = require('internal/fs/call');
const bytes = require('internal/fs/bytes');
const data = require('internal/fs/data');
const trees = require('internal/fs/trees');
const { constants } = require('internal/fs/constants');
const {
  AbortError,
  codes: { ERR_INTERNAL_ASSERTION, ERR_INVALID_STATE, ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');
const { Buffer } = require('buffer');

const kStreamed = 16 * 1024; // bytes of a piece of readableWebStream()

const kPromise = 'FSREQPROMISE'; // what async_hooks tells of a request

function callbackToPromise(start) {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

class FileHandle extends EventEmitter {
  #fd;
  #closing = null;
  #streamed = false; // readableWebStream() was called
  #context = captureContext('FILEHANDLE', this);

  constructor(fd) {
    super();
    this.#fd = fd;
  }

  get fd() { return this.#fd; }
  getAsyncId() { return this.#context?.asyncId ?? 0; }

  #use(syscall) {
    if (this.#fd >= 0) return this.#fd;
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }

  static async #run(handle, syscall, name, ...args) {
    if (!(handle instanceof FileHandle)) {
      throw new ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
    }
    return runPromise(operations[name](handle.#use(syscall), ...args));
  }

  appendFile(content, options) { return this.writeFile(content, options); }
  chmod(mode) { return FileHandle.#run(this, 'fchmod', 'fchmod', mode); }
  chown(uid, gid) { return FileHandle.#run(this, 'fchown', 'fchown', uid, gid); }
  datasync() { return FileHandle.#run(this, 'fdatasync', 'fdatasync'); }
  sync() { return FileHandle.#run(this, 'fsync', 'fsync'); }
  stat(options) { return FileHandle.#run(this, 'fstat', 'fstat', options); }
  truncate(length) { return FileHandle.#run(this, 'ftruncate', 'ftruncate', length); }
  utimes(atime, mtime) { return FileHandle.#run(this, 'futimes', 'futimes', atime, mtime); }

  async read(buffer, ...rest) {
    const fd = this.#use('read');
    let args = [buffer, ...rest];
    if (!ArrayBuffer.isView(buffer)) {
      args = [{ ...(buffer ?? {}) }];
      args[0].buffer ??= Buffer.alloc(16384);
      ({ buffer } = args[0]);
    } else if (rest.length > 0 && typeof rest[0] !== 'object') {
      args[2] ??= buffer.byteLength - (rest[0] ?? 0);
      args[3] ??= null;
    }
    return new Promise((resolve, reject) => {
      bytes.read(fd, ...args, (error, bytesRead) => {
        if (error) reject(error);
        else resolve({ bytesRead, buffer });
      });
    });
  }

  async readv(buffers, position) {
    const bytesRead = await FileHandle.#run(this, 'readv', 'readv', buffers, position);
    return { bytesRead, buffers };
  }

  async readFile(options) {
    const fd = this.#use('readFile');
    return callbackToPromise((done) => data.readFileAs(kPromise, fd, options ?? {}, done));
  }

  readLines(options) {
    const input = this.createReadStream(options);
    return require('readline').createInterface({ input, crlfDelay: Infinity });
  }

  async write(buffer, ...rest) {
    const fd = this.#use('write');
    return new Promise((resolve, reject) => {
      bytes.write(fd, buffer, ...rest, (error, bytesWritten) => {
        if (error) reject(error);
        else resolve({ bytesWritten, buffer });
      });
    });
  }

  async writev(buffers, position) {
    if (buffers?.length === 0) return { bytesWritten: 0, buffers };
    const bytesWritten = await FileHandle.#run(this, 'writev', 'writev', buffers, position);
    return { bytesWritten, buffers };
  }

  async writeFile(content, options) {
    return writeContent(this.#use('writeFile'), content, options);
  }

  createReadStream(options) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  // One for each handle; it ends with the file, and does not close the handle. Its pieces are
  // ArrayBuffers, or with the type 'bytes' Uint8Arrays.
  readableWebStream(options = { __proto__: null }) {
    if (this.#fd === -1) throw new ERR_INVALID_STATE('The FileHandle is closed');
    if (this.#streamed) throw new ERR_INVALID_STATE('The FileHandle is locked');
    this.#streamed = true;
    const { ReadableStream } = require('internal/webstreams/classes');
    const type = options?.type;
    return new ReadableStream({
      type,
      // The stream ends with the handle.
      start: (controller) => {
        this.once('close', () => {
          try {
            controller.close();
            controller.byobRequest?.respond(0);
          } catch { /* it has ended or was cancelled */ }
        });
      },
      pull: async (controller) => {
        const { bytesRead, buffer } = await this.read(new Uint8Array(kStreamed), 0, kStreamed);
        if (bytesRead > 0) {
          const piece = buffer.subarray(0, bytesRead);
          controller.enqueue(type === 'bytes' ? piece : piece.slice().buffer);
          return;
        }
        controller.close();
        controller.byobRequest?.respond(0);
      },
    }, { highWaterMark: 0 }); // nothing is read before somebody asks
  }

  close() {
    if (this.#fd === -1) return this.#closing ?? Promise.resolve();
    const fd = this.#fd;
    this.#fd = -1;
    this.#closing = runPromise(operations.close(fd), 'FILEHANDLECLOSEREQ').finally(() => {
      this.#closing = null;
      destroyContext(this.#context);
      this.emit('close');
    });
    return this.#closing;
  }
}

function isIterable(value) {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value) &&
    (typeof value[Symbol.asyncIterator] === 'function' ||
     typeof value[Symbol.iterator] === 'function');
}

async function writeContent(fd, content, options) {
  const settings = typeof options === 'string' ? { encoding: options } : options ?? {};
  const { signal } = settings;
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  if (!isIterable(content)) {
    const whole = data.toData(content, settings.encoding);
    await callbackToPromise((done) => data.writeFile(fd, whole, { signal }, done));
    return;
  }
  for await (const chunk of content) {
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    const part = data.toData(chunk, settings.encoding);
    await callbackToPromise((done) => data.writeFile(fd, part, done));
  }
}

function descriptorOf(file) {
  return file instanceof FileHandle ? file : undefined;
}

async function writeFile(file, content, options) {
  const handle = descriptorOf(file);
  if (handle !== undefined) return handle.writeFile(content, options);
  const settings = require('internal/fs/arguments').toOptions(options,
    { encoding: 'utf8', mode: 0o666, flag: 'w' });
  if (!isIterable(content)) data.toData(content, settings.encoding);
  if (settings.signal?.aborted) throw new AbortError(undefined, { cause: settings.signal.reason });
  const opened = await open(file, settings.flag, settings.mode);
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
  const path = require('internal/fs/arguments').toPath(file);
  return callbackToPromise((done) => data.readFileAs(kPromise, path, options ?? {}, done));
}

const promises = {
  readFile,
  writeFile,
  open,
  appendFile: async (file, content, options) => {
    const settings = require('internal/fs/arguments').toOptions(options,
      { encoding: 'utf8', mode: 0o666, flag: 'a' });
    return writeFile(file, content, { ...settings, flag: settings.flag || 'a' });
  },
  rm: trees.rmPromise,
  opendir: trees.opendirPromise,
  cp: async (...args) => require('internal/fs/copy').cp(...args),
  watch: (...args) => require('internal/fs/watch').watchPromise(...args),
  async rmdir(path, options) {
    if (options?.recursive) return trees.rmdirTree(path, options);
    trees.checkRmdirOptions(options);
    return runPromise(operations.rmdir(path));
  },
  async readdir(path, options) {
    if (options?.recursive) return trees.readdirRecursive(path, options);
    return runPromise(operations.readdir(path, options));
  },
  async lchmod() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
  },
  constants,
};

for (const name of ['access', 'chmod', 'chown', 'copyFile', 'lchown', 'link', 'lstat', 'lutimes',
  'mkdir', 'mkdtemp', 'readlink', 'realpath', 'rename', 'stat', 'statfs', 'symlink', 'truncate',
  'unlink', 'utimes']) {
  promises[name] = promiseForm(name, operations[name]);
}

Object.defineProperty(FileHandle.prototype, Symbol.asyncDispose, {
  value: function close() { return this.close(); }, writable: true, configurable: true,
});

module.exports = { promises, FileHandle };
