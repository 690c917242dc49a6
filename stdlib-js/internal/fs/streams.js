'use strict';
// fs.ReadStream and fs.WriteStream.
//
//   ReadStream(path, options), WriteStream(path, options), createReadStream, createWriteStream

const { Readable, Writable, finished } = require('stream');
const { makeConstructor } = require('internal/constructor');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  validateFunction, validateInteger, validateAbortSignal,
} = require('internal/validators');
const { toPath, toFd, checkEncoding } = require('internal/fs/arguments');
const { read: ownRead } = require('internal/fs/bytes');
const { readPiece, readPart } = require('internal/fs/pieces');
const { deprecate } = require('internal/util/deprecate');
const { Buffer } = require('buffer');

const kIoDone = Symbol('ioDone');
const kUsualPiece = 64 * 1024;

function readOptions(options, fallback = {}) {
  if (options === undefined || options === null || typeof options === 'function') {
    return { ...fallback };
  }
  if (typeof options === 'string') {
    checkEncoding(options);
    return { ...fallback, encoding: options };
  }
  if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  checkEncoding(options.encoding);
  const settings = { ...fallback };
  for (const key in options) settings[key] = options[key]; // inherited ones count, too
  return settings;
}

// The functions of fs that the stream uses: those of options.fs, or of a FileHandle.
function takeFs(stream, options, names) {
  const fs = options.fs || require('fs');
  for (const name of names) {
    if (options.fs !== undefined && options.fs !== null && fs[name] !== undefined) {
      validateFunction(fs[name], `options.fs.${name}`);
    }
  }
  if (options.fs !== undefined && options.fs !== null) {
    const needed = options.fd === undefined || options.fd === null ? names : names.slice(1);
    for (const name of needed) {
      if (name === 'close' && options.autoClose === false) continue;
      if ((name === 'write' && fs.writev) || (name === 'writev' && fs.write)) continue;
      validateFunction(fs[name], `options.fs.${name}`);
    }
  }
  stream._fs = fs;
}

// A FileHandle's own methods, as the functions of fs that a stream calls.
function fsOfHandle(handle, unref) {
  const settle = (promise, callback, count, data) => promise.then(
    (result) => process.nextTick(callback, null, result?.[count], result?.[data]),
    (error) => process.nextTick(callback, error));
  return {
    read: (fd, buffer, offset, length, position, callback) =>
      settle(handle.read(buffer, offset, length, position), callback, 'bytesRead', 'buffer'),
    write: (fd, buffer, offset, length, position, callback) =>
      settle(handle.write(buffer, offset, length, position), callback, 'bytesWritten', 'buffer'),
    writev: (fd, buffers, position, callback) =>
      settle(handle.writev(buffers, position), callback, 'bytesWritten', 'buffers'),
    close: (fd, callback) => {
      unref(handle);
      settle(handle.close(), callback);
    },
  };
}

function takeHandle(stream, handle, ownFs) {
  const { FileHandle, ref, unref } = require('internal/fs/file_handle');
  if (!(handle instanceof FileHandle)) {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], handle);
  }
  if (ownFs) throw new ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  stream.fd = toFd(handle.fd);
  stream._fs = fsOfHandle(handle, unref);
  ref(handle);
  handle.on('close', () => stream.close());
}

function takeFd(stream, options) {
  if (options.fd === undefined || options.fd === null) {
    stream.fd = null;
    return;
  }
  if (typeof options.fd === 'object') {
    takeHandle(stream, options.fd, options.fs);
    return;
  }
  if (typeof options.fd !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  stream.fd = toFd(options.fd);
}

function checkPositions(stream, options) {
  if (options.start !== undefined) {
    validateInteger(options.start, 'start', 0);
    stream.start = options.start;
  }
}

// Programs such as graceful-fs replace open() of a stream's class: theirs sets the descriptor and
// emits 'open', or 'error'. What it emits tells when the stream is ready.
function constructByOwnOpen(stream, callback) {
  const ownEmit = Object.getOwnPropertyDescriptor(stream, 'emit');
  const { emit } = stream;
  stream.emit = function emitOfOpen(event, ...args) {
    if (event !== 'open' && event !== 'error') return Reflect.apply(emit, this, [event, ...args]);
    if (ownEmit === undefined) delete stream.emit;
    else Object.defineProperty(stream, 'emit', ownEmit);
    if (event === 'error') {
      callback(args[0]);
      return true;
    }
    callback();
    return Reflect.apply(emit, this, [event, ...args]);
  };
  stream.open();
}

function construct(callback) {
  const stream = this;
  if (typeof stream.fd === 'number') {
    callback();
    return;
  }
  if (stream.open !== openOf(stream)) {
    constructByOwnOpen(stream, callback);
    return;
  }
  stream._fs.open(stream.path, stream.flags, stream.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    stream.fd = fd;
    callback();
    stream.emit('open', fd);
    stream.emit('ready');
  });
}

function close(stream, error, callback) {
  if (!stream.fd) { // nor is standard input ever closed
    callback(error);
    return;
  }
  stream._fs.close(stream.fd, (closeError) => callback(closeError || error));
  stream.fd = null;
}

// The descriptor is closed only when nothing reads or writes it any more.
function destroyWhenIdle(stream, error, callback) {
  if (stream._inFlight) {
    stream.once(kIoDone, (ioError) => close(stream, error || ioError, callback));
  } else {
    close(stream, error, callback);
  }
}

// Without autoClose an error ends nothing.
function failRead(stream, error) {
  if (stream.autoClose) stream.destroy(error);
  else stream.emit('error', error);
}

const openRead = deprecate(function open() {}, 'ReadStream.prototype.open() is deprecated',
  'DEP0135');
const openWrite = deprecate(function open() {}, 'WriteStream.prototype.open() is deprecated',
  'DEP0135');

function openOf(stream) {
  return stream instanceof ReadStream ? openRead : openWrite;
}

// Without data the file has ended.
function endRead(stream, error, data) {
  stream._inFlight = false;
  if (stream.destroyed) {
    stream.emit(kIoDone, error);
    return;
  }
  if (error) {
    failRead(stream, error);
    return;
  }
  if (data === undefined) {
    stream.push(null);
    return;
  }
  if (stream.pos !== undefined) stream.pos += data.length;
  stream.bytesRead += data.length;
  stream.push(data);
}

const ReadStream = makeConstructor(function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  const settings = readOptions(options);
  if (settings.highWaterMark === undefined) settings.highWaterMark = kUsualPiece;
  settings.autoDestroy = settings.autoClose === undefined ? true : settings.autoClose;
  if (settings.signal !== undefined) validateAbortSignal(settings.signal, 'options.signal');
  takeFs(this, settings, ['open', 'read', 'close']);
  takeFd(this, settings);
  if (this.fd === null) {
    this.path = toPath(path);
    this.flags = settings.flags === undefined ? 'r' : settings.flags;
    this.mode = settings.mode === undefined ? 0o666 : settings.mode;
  }
  this.start = undefined;
  this.end = settings.end === undefined ? Infinity : settings.end;
  this.pos = undefined;
  this.bytesRead = 0;
  this._inFlight = false;
  checkPositions(this, settings);
  if (this.start !== undefined) this.pos = this.start;
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Readable.call(this, settings);
  if (settings.encoding) this.setEncoding(settings.encoding);
}, class extends Readable {
  get autoClose() { return this._readableState?.autoDestroy; }
  set autoClose(value) { this._readableState.autoDestroy = value; }
  get pending() { return this.fd === null; }

  _read(size) {
    size = this.pos !== undefined ? Math.min(this.end - this.pos + 1, size)
      : Math.min(this.end - this.bytesRead + 1, size);
    if (size <= 0) {
      this.push(null);
      return;
    }
    this._inFlight = true;
    const { read } = this._fs; // another's may keep the buffer that it is given
    if (read === ownRead && size <= kUsualPiece) {
      readPiece(this.fd, size, this.pos, (error, data) => endRead(this, error, data));
      return;
    }
    const buffer = Buffer.allocUnsafeSlow(size);
    read.call(this._fs, this.fd, buffer, 0, size, this.pos, (error, bytesRead, filled) => {
      endRead(this, error, error ? undefined : readPart(filled, bytesRead));
    });
  }

  _destroy(error, callback) {
    destroyWhenIdle(this, error, callback);
  }

  close(callback) {
    if (typeof callback === 'function') finished(this, callback);
    this.destroy();
  }
});

const WriteStream = makeConstructor(function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  const settings = readOptions(options);
  settings.decodeStrings = true;
  settings.autoDestroy = settings.autoClose === undefined ? true : settings.autoClose;
  if (settings.signal !== undefined) validateAbortSignal(settings.signal, 'options.signal');
  takeFs(this, settings, ['open', 'write', 'writev', 'close']);
  takeFd(this, settings);
  if (this.fd === null) {
    this.path = toPath(path);
    this.flags = settings.flags === undefined ? 'w' : settings.flags;
    this.mode = settings.mode === undefined ? 0o666 : settings.mode;
  }
  this.start = undefined;
  this.pos = undefined;
  this.bytesWritten = 0;
  this._inFlight = false;
  checkPositions(this, settings);
  if (this.start !== undefined) this.pos = this.start;
  if (!this._fs.write) this._write = null;
  if (!this._fs.writev) this._writev = null;
  Writable.call(this, settings);
  if (settings.encoding) this.setDefaultEncoding(settings.encoding);
}, class extends Writable {
  get autoClose() { return this._writableState?.autoDestroy; }
  set autoClose(value) { this._writableState.autoDestroy = value; }
  get pending() { return this.fd === null; }

  _write(data, encoding, callback) {
    writeSome(this, data, this._fs.write, callback);
  }

  _writev(entries, callback) {
    const chunks = entries.map(({ chunk }) => chunk);
    const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    this._inFlight = true;
    this._fs.writev(this.fd, chunks, this.pos, (error, written) => {
      if (!error && written < size) {
        this._inFlight = false;
        advance(this, written);
        writeSome(this, Buffer.concat(chunks).subarray(written), this._fs.write, callback);
        return;
      }
      endWrite(this, error, written, callback);
    });
  }

  _destroy(error, callback) {
    destroyWhenIdle(this, error, callback);
  }

  close(callback) {
    if (typeof callback === 'function') {
      if (this.closed) {
        process.nextTick(callback);
        return;
      }
      this.on('close', callback);
    }
    // Without autoClose, finishing does not close: this does.
    if (!this.autoClose) this.on('finish', this.destroy);
    this.end();
  }

  get destroySoon() { return this.end; }
});

ReadStream.prototype.open = openRead;
ReadStream.prototype._construct = construct;
WriteStream.prototype.open = openWrite;
WriteStream.prototype._construct = construct;

function advance(stream, written) {
  stream.bytesWritten += written;
  if (stream.pos !== undefined) stream.pos += written;
}

function writeSome(stream, data, write, callback) {
  stream._inFlight = true;
  write.call(stream._fs, stream.fd, data, 0, data.length, stream.pos, (error, written) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      written = 0;
    }
    if (!error && written < data.length && !stream.destroyed) {
      advance(stream, written);
      writeSome(stream, data.subarray(written), write, callback);
      return;
    }
    endWrite(stream, error, written, callback);
  });
}

function endWrite(stream, error, written, callback) {
  stream._inFlight = false;
  if (stream.destroyed) {
    callback(error);
    stream.emit(kIoDone, error);
    return;
  }
  if (error) {
    callback(error);
    return;
  }
  advance(stream, written);
  callback();
}

function createReadStream(path, options) {
  return new ReadStream(path, options);
}

function createWriteStream(path, options) {
  return new WriteStream(path, options);
}

module.exports = {
  ReadStream, WriteStream, createReadStream, createWriteStream,
};
