'use strict';
// fs.ReadStream and fs.WriteStream.
//
//   ReadStream(path, options), WriteStream(path, options), createReadStream, createWriteStream

const { Readable, Writable, finished } = require('stream');
const { makeConstructor } = require('internal/constructor');
const { codes: { ERR_OUT_OF_RANGE, ERR_STREAM_DESTROYED } } = require('internal/errors');
const { validateInteger, validateAbortSignal } = require('internal/validators');
const { kRoomForPipes } = require('internal/streams/helpers');
const { toPath } = require('internal/fs/arguments');
const {
  readOptions, takeFs, takeFd, checkPositions,
} = require('internal/fs/stream_options');
const { read: ownRead } = require('internal/fs/bytes');
const { readPiece, readPart } = require('internal/fs/pieces');
const { deprecate } = require('internal/util/deprecate');
const { Buffer } = require('buffer');

const kNoBytes = Buffer.alloc(0);

const kIoDone = Symbol('ioDone');
const kUsualPiece = 64 * 1024;
// A write to a file goes to another thread and back, which takes longer than to write 16 KiB: what
// a pipe brings meanwhile leaves with one writev.
const kRoom = 1024 * 1024;
const kCopiedAtOnce = 2 * 1024 * 1024;

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

// Without data the file has ended. `size` is what was asked for.
function endRead(stream, error, data, size) {
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
  stream._filled = data.length === size;
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
  this._filled = false; // whether the last read got all that it asked for
  this._copyFails = false;
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
    if (this._filled && !this._copyFails && this._copyRange()) return;
    this._inFlight = true;
    const { read } = this._fs; // another's may keep the buffer that it is given
    if (read === ownRead && size <= kUsualPiece) {
      readPiece(this.fd, size, this.pos, (error, data) => endRead(this, error, data, size));
      return;
    }
    const buffer = Buffer.allocUnsafeSlow(size);
    read.call(this._fs, this.fd, buffer, 0, size, this.pos, (error, bytesRead, filled) => {
      endRead(this, error, error ? undefined : readPart(filled, bytesRead), size);
    });
  }

  // What only a pipe into another file would see does not come by here. False: read it.
  _copyRange() {
    const target = this._readableState.pipes[0];
    if (!(target instanceof WriteStream) || target._write !== writeOfFile) return false;
    const { canCopy, CopiedRange } = require('internal/fs/copied_range');
    if (!canCopy(this, target)) return false;
    if (this.readableLength > 0) {
      process.nextTick(() => this._readAgain()); // the pipe takes these bytes first
      return true;
    }
    const position = this.pos === undefined ? this.bytesRead : this.pos;
    const length = Math.min(this.end - position + 1, kCopiedAtOnce);
    const range = new CopiedRange(this.fd, this.pos, length);
    this._inFlight = true;
    target.write(range, () => this._endCopy(range.copied));
    return true;
  }

  _readAgain() {
    if (this.destroyed) return;
    if (this.readableLength > 0) this._filled = false;
    this._read(this.readableHighWaterMark);
  }

  // Nothing copied is no end yet: in /proc only a read tells that.
  _endCopy(copied) {
    this._inFlight = false;
    if (this.destroyed) {
      this.emit(kIoDone);
      return;
    }
    if (copied > 0) {
      if (this.pos !== undefined) this.pos += copied;
      this.bytesRead += copied;
    } else {
      this._filled = false;
      this._copyFails = copied < 0;
    }
    this.push(kNoBytes); // reads on
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
  this[kRoomForPipes] = settings.highWaterMark === undefined ? kRoom : 0;
  if (!this._fs.write) this._write = null;
  if (!this._fs.writev) this._writev = null;
  Writable.call(this, settings);
  if (settings.encoding) this.setDefaultEncoding(settings.encoding);
}, class extends Writable {
  get autoClose() { return this._writableState?.autoDestroy; }
  set autoClose(value) { this._writableState.autoDestroy = value; }
  get pending() { return this.fd === null; }

  _write(data, encoding, callback) {
    if (isRange(data)) {
      writeRange(this, data, callback);
      return;
    }
    writeSome(this, data, this._fs.write, callback);
  }

  _writev(entries, callback) {
    const chunks = entries.map(({ chunk }) => chunk);
    if (chunks.some(isRange)) {
      writeInTurn(this, chunks, 0, callback);
      return;
    }
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

const writeOfFile = WriteStream.prototype._write;
ReadStream.prototype.open = openRead;
ReadStream.prototype._construct = construct;
WriteStream.prototype.open = openWrite;
WriteStream.prototype._construct = construct;

function advance(stream, written) {
  stream.bytesWritten += written;
  if (stream.pos !== undefined) stream.pos += written;
}

function isRange(chunk) {
  return chunk.length === 0 && chunk.writeTo !== undefined;
}

function writeInTurn(stream, chunks, at, callback) {
  stream._write(chunks[at], 'buffer', (error) => {
    if (error || stream.destroyed || at + 1 === chunks.length) callback(error);
    else writeInTurn(stream, chunks, at + 1, callback);
  });
}

function writeRange(stream, range, callback) {
  stream._inFlight = true;
  range.writeTo(stream.fd, stream.pos, (copied) => {
    range.copied = copied;
    endWrite(stream, null, Math.max(copied, 0), callback);
  });
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
    error ??= new ERR_STREAM_DESTROYED('write'); // as in Node, though the bytes are written
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
