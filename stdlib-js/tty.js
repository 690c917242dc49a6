'use strict';
// The module `tty`: terminals as streams.
//
//   isatty(fd), ReadStream(fd), WriteStream(fd)
//
// A WriteStream writes at once, as Node's does on Linux.
//
// Covers all that Node 18 documents.

const terminal = internalBinding('terminal');
const { codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED }, errnoException } =
  require('internal/errors');
const { getColorDepth, hasColors } = require('internal/tty/colors');
const cursor = require('internal/tty/cursor');
const { TerminalHandle } = require('internal/tty/terminal_handle');
const { makeConstructor } = require('internal/constructor');
const net = require('net');

const kMaxFd = 2 ** 31 - 1;

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= kMaxFd && terminal.isTerminal(fd);
}

function checkFd(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
  if (!terminal.isTerminal(fd)) {
    throw new ERR_TTY_INIT_FAILED({
      errno: -22, code: 'EINVAL', message: 'invalid argument', syscall: 'uv_tty_init',
    });
  }
}

const ReadStream = makeConstructor(function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(fd, options);
  checkFd(fd);
  net.Socket.call(this, { readableHighWaterMark: 0, fd, manualStart: true, ...options });
  this.fd = fd;
  this.isRaw = false;
  this.isTTY = true;
}, class extends net.Socket {
  setRawMode(flag) {
    const on = Boolean(flag);
    const result = terminal.setRawMode(this.fd, on);
    if (result < 0) {
      this.emit('error', errnoException(result, 'setRawMode'));
      return this;
    }
    this.isRaw = on;
    return this;
  }
});

const WriteStream = makeConstructor(function WriteStream(fd) {
  if (!(this instanceof WriteStream)) return new WriteStream(fd);
  checkFd(fd);
  const handle = new TerminalHandle(fd);
  net.Socket.call(this, { readableHighWaterMark: 0, handle, manualStart: true });
  this.fd = fd;
  this._type = 'tty';
  const size = terminal.windowSize(fd);
  if (typeof size !== 'number') [this.columns, this.rows] = size;
}, class extends net.Socket {
  _write(chunk, encoding, callback) {
    const result = this._handle.write(chunk, encoding);
    callback(result < 0 ? errnoException(result, 'write') : null);
  }

  _writev(chunks, callback) {
    let result = 0;
    for (let i = 0; i < chunks.length && result >= 0; i++) {
      result = this._handle.write(chunks[i].chunk, chunks[i].encoding);
    }
    callback(result < 0 ? errnoException(result, 'write') : null);
  }

  getWindowSize() {
    return [this.columns, this.rows];
  }

  _refreshSize() {
    const size = terminal.windowSize(this.fd);
    if (typeof size === 'number') {
      this.emit('error', errnoException(size, 'getWindowSize'));
      return;
    }
    const [columns, rows] = size;
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  cursorTo(x, y, callback) {
    return cursor.cursorTo(this, x, y, callback);
  }

  moveCursor(dx, dy, callback) {
    return cursor.moveCursor(this, dx, dy, callback);
  }

  clearLine(direction, callback) {
    return cursor.clearLine(this, direction, callback);
  }

  clearScreenDown(callback) {
    return cursor.clearScreenDown(this, callback);
  }
});

WriteStream.prototype.isTTY = true;
WriteStream.prototype.getColorDepth = getColorDepth;
WriteStream.prototype.hasColors = hasColors;

module.exports = { ReadStream, WriteStream, isatty };
