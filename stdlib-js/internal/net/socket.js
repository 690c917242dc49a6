'use strict';
// net.Socket: a Duplex over a StreamHandle.
//
//   Socket            as Node documents it
//   adoptConnection(handle, options)   a socket for a connection that a server accepted
//
// Connecting (names, addresses, families) is in internal/net/connect.js, what a socket tells of
// itself in internal/net/socket_facts.js.

const { Duplex } = require('stream');
const { makeConstructor } = require('internal/constructor');
const {
  errnoException,
  codes: {
    ERR_INVALID_ARG_VALUE, ERR_INVALID_FD_TYPE, ERR_SOCKET_CLOSED,
    ERR_SOCKET_CLOSED_BEFORE_CONNECTION,
  },
} = require('internal/errors');
const {
  validateFunction, validateInt32, validateNumber, validateAbortSignal,
} = require('internal/validators');
const { kWriteNow } = require('internal/streams/helpers');
const { SocketListeners } = require('internal/events/socket_listeners');
const { writeGeneric, writevGeneric, writeAtOnce } = require('internal/net/writing');
const { refreshTimer, stopTimer } = require('internal/net/idle_timer');
const { checkedDuration } = require('internal/timers/duration');
const { adoptStream, Pipe } = require('internal/net/handle');

const Socket = makeConstructor(function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (typeof options === 'number') options = { fd: options };
  const settings = options === undefined || options === null ? {} : options;
  checkSettings(settings);
  if (this._events === undefined) {
    this._events = new SocketListeners();
    this._eventsCount = 0;
  }
  Duplex.call(this, {
    highWaterMark: settings.highWaterMark,
    readableHighWaterMark: settings.readableHighWaterMark,
    writableHighWaterMark: settings.writableHighWaterMark,
    readable: settings.readable,
    writable: settings.writable,
    allowHalfOpen: Boolean(settings.allowHalfOpen),
    emitClose: false,
    autoDestroy: true,
    decodeStrings: false,
  });
  this.connecting = false;
  this._handle = null;
  this._server = null;
  this.server = null;
  if (settings.noDelay) this._noDelay = true;
  if (settings.keepAlive) this._keepAlive = true;
  if (settings.keepAliveInitialDelay) {
    this._keepAliveDelay = secondsOf(settings.keepAliveInitialDelay);
  }
  const { onread } = settings;
  if (onread !== null && typeof onread === 'object') {
    this._onread = require('internal/net/onread').onreadOf(onread);
  }
  this.on('end', onSocketEnd);
  attachHandle(this, settings);
  if (settings.signal !== undefined) abortWith(this, settings.signal);
}, class extends Duplex {
  // ---- what the handle tells -------------------------------------------------------------------

  onReadBytes(buffer) {
    if (this.timeout) refreshTimer(this);
    if (this._onread !== null) {
      this._onread.deliver(this, buffer);
      return;
    }
    if (!this.push(buffer) && this._handle !== null) this._handle.readStop();
  }

  onReadEnd(result) {
    if (result < 0) {
      this.destroy(errnoException(result, 'read'));
      return;
    }
    if (this._onread !== null) this._onread.end(() => this._pushEnd());
    else this._pushEnd();
  }

  _pushEnd() {
    this.push(null);
    this.read(0);
  }

  onWriteError(result) {
    this.destroy(errnoException(result, 'write'));
  }

  // ---- the stream's side -----------------------------------------------------------------------

  _read(size) {
    if (this.connecting || this._handle === null) {
      this.once('connect', () => this._read(size));
    } else if (!this._handle.reading && !this.httpAttached) { // http knows when to go on
      this._handle.readStart();
    }
  }

  read(size) {
    if (this._onread !== null) this._onread.resume(this);
    return super.read(size);
  }

  pause() {
    const direct = this._onread !== null || this.httpAttached; // the stream's buffer is not used
    if (direct && !this.connecting && this._handle !== null && this._handle.reading) {
      this._handle.readStop();
    }
    return super.pause();
  }

  resume() {
    if (this._onread !== null) this._onread.resume(this);
    else if (this.httpAttached && !this._paused && this._handle !== null) this._handle.readStart();
    return super.resume();
  }

  _write(chunk, encoding, callback) {
    if (this._readyToWrite(chunk, encoding, callback)) {
      writeGeneric(this, chunk, encoding, callback);
    }
  }

  [kWriteNow](chunk, encoding) {
    if (this._write !== write || this.connecting || this._handle === null) {
      this._write(chunk, encoding, this._writableState.onwrite);
      return false;
    }
    if (this.timeout) refreshTimer(this);
    return writeAtOnce(this, chunk, encoding);
  }

  _writev(chunks, callback) {
    if (this._readyToWrite(chunks, '', callback)) {
      writevGeneric(this, chunks, callback);
    }
  }

  // While connecting, what is written waits for 'connect'.
  _readyToWrite(data, encoding, callback) {
    if (this.connecting) {
      this._pendingData = data;
      this._pendingEncoding = encoding;
      const onClose = () => callback(new ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
      this.once('connect', () => {
        this.off('close', onClose);
        this._pendingData = null;
        this._pendingEncoding = '';
        if (Array.isArray(data)) this._writev(data, callback);
        else this._write(data, encoding, callback);
      });
      this.once('close', onClose);
      return false;
    }
    if (this._handle === null) {
      callback(new ERR_SOCKET_CLOSED());
      return false;
    }
    if (this.timeout) refreshTimer(this);
    return true;
  }

  _final(callback) {
    if (this.pending) {
      this.once('connect', () => this._final(callback));
      return;
    }
    // How it ends is nobody's matter: terminals and pipes have no half to shut, and it is no error.
    const result = this._handle.shutdown(() => callback());
    if (result < 0) callback(result === -107 ? null : errnoException(result, 'shutdown'));
  }

  _destroy(error, callback) {
    this.connecting = false;
    stopTimer(this);
    const handle = this._handle;
    const hadError = Boolean(error);
    if (handle === null) {
      callback(error);
      process.nextTick(emitClose, this);
    } else if (handle.id < 0) { // it was never opened
      handle.discard();
      this._handle = null;
      callback(error);
      setImmediate(emitClose, this, hadError); // after the ticks, as when there is one to close
    } else {
      const onClosed = () => this.emit('close', hadError);
      if (this.resetAndClosing) handle.reset(onClosed);
      else handle.close(onClosed);
      handle.owner = null;
      this._handle = null;
      this._lastHandle = handle;
      if (this._sockname !== undefined) this._sockname = undefined;
      callback(error);
    }
    if (this._server !== null) {
      const server = this._server;
      this._server = null;
      server.connectionClosed();
    }
  }

  end(data, encoding, callback) {
    super.end(data, encoding, callback);
    return this;
  }

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  resetAndDestroy() {
    if (this._handle !== null || this.connecting) {
      if (this._handle !== null && this._handle instanceof Pipe) {
        const { ERR_INVALID_HANDLE_TYPE } = require('internal/errors').codes;
        throw new ERR_INVALID_HANDLE_TYPE();
      }
      if (this.connecting) {
        this.once('connect', () => {
          this.resetAndClosing = true;
          this.destroy();
        });
      } else {
        this.resetAndClosing = true;
        this.destroy();
      }
    } else {
      this.destroy(new ERR_SOCKET_CLOSED());
    }
    return this;
  }

  // ---- connecting ------------------------------------------------------------------------------

  connect(...args) {
    require('internal/net/connect').connect(this, args);
    return this;
  }

  // ---- settings --------------------------------------------------------------------------------

  setTimeout(msecs, callback) {
    if (this.destroyed) return this;
    checkedDuration(msecs, 'msecs');
    this.timeout = msecs;
    stopTimer(this);
    if (msecs === 0) {
      if (callback !== undefined) {
        validateFunction(callback, 'callback');
        this.removeListener('timeout', callback);
      }
    } else {
      refreshTimer(this);
      if (callback !== undefined) {
        validateFunction(callback, 'callback');
        this.once('timeout', callback);
      }
    }
    return this;
  }

  _onTimeout() {
    // A large write in progress is activity, too.
    const { _handle: handle } = this;
    if (handle !== null && this.writableLength > 0) {
      const sent = this.bytesWritten - internalBinding('net').pendingBytes(handle.id);
      if (sent !== this._sentAtTimeout) {
        this._sentAtTimeout = sent;
        refreshTimer(this);
        return;
      }
    }
    this.emit('timeout');
  }

  setNoDelay(enable) {
    enable = Boolean(enable === undefined ? true : enable);
    if (!this._handle) {
      this._noDelay = enable;
    } else if (this._handle.setNoDelay && enable !== this._noDelay) {
      this._noDelay = enable;
      this._handle.setNoDelay(enable);
    }
    return this;
  }

  setKeepAlive(enable, initialDelayMsecs) {
    enable = Boolean(enable);
    const delay = secondsOf(initialDelayMsecs);
    const changes = enable !== this._keepAlive || (enable && delay !== this._keepAliveDelay);
    if (this._handle && !this._handle.setKeepAlive) return this;
    this._keepAlive = enable;
    this._keepAliveDelay = delay;
    if (this._handle && changes) this._handle.setKeepAlive(enable, delay);
    return this;
  }

  ref() {
    this._wantsRef = true;
    if (this._handle !== null) this._handle.ref();
    else this.once('connect', this.ref);
    return this;
  }

  unref() {
    this._wantsRef = false;
    if (this._handle !== null) this._handle.unref();
    else this.once('connect', this.unref);
    return this;
  }
});

Object.defineProperties(Socket.prototype, require('internal/net/socket_facts').facts);

const { _write: write } = Socket.prototype;

// What most sockets never have otherwise is not in each of them: an idle one is to be small.
const kRarelyOwn = {
  _hadError: false,
  _parent: null,
  _host: null,
  _pendingData: null, // written while connecting
  _pendingEncoding: '',
  _sockname: undefined,
  _peername: undefined,
  _lastHandle: null, // the one that was closed: it knows how much went through it
  timeout: undefined,
  _idleTimer: null,
  _wantsRef: true,
  _noDelay: false,
  _keepAlive: false,
  _keepAliveDelay: 0, // seconds
  _onread: null,
};

for (const [name, value] of Object.entries(kRarelyOwn)) {
  Object.defineProperty(Socket.prototype, name, {
    __proto__: null, configurable: true, writable: true, value,
  });
}

// One that never had a handle does not tell whether there was an error.
function emitClose(socket, ...hadError) {
  socket.emit('close', ...hadError);
}

// The other side has ended. Without allowHalfOpen the stream ends its own side now; who writes
// nevertheless shall know why that fails.
function onSocketEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterFin;
}

function writeAfterFin(chunk, encoding, callback) {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, callback);
  if (typeof encoding === 'function') callback = encoding;
  const error = new Error('This socket has been ended by the other party');
  error.code = 'EPIPE';
  if (typeof callback === 'function') process.nextTick(callback, error);
  this.destroy(error);
  return false;
}

// ---- options -----------------------------------------------------------------------------------

const kNotSupported = ['objectMode', 'readableObjectMode', 'writableObjectMode'];

function checkSettings(settings) {
  if (settings.objectMode || settings.readableObjectMode || settings.writableObjectMode) {
    refuse(settings);
  }
  if (settings.keepAliveInitialDelay !== undefined) {
    validateNumber(settings.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
}

function refuse(settings) {
  for (const name of kNotSupported) {
    if (settings[name]) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}`, settings[name], 'is not supported');
    }
  }
}

// What the system wants of a time in milliseconds.
function secondsOf(msecs) {
  return Math.max(0, Math.trunc((msecs || 0) / 1000));
}

// ---- handles that come with the options --------------------------------------------------------

function attachHandle(socket, settings) {
  if (settings.handle) {
    takeHandle(socket, settings.handle);
  } else if (settings.fd !== undefined) {
    takeHandle(socket, handleOf(settings.fd));
  } else {
    return;
  }
  if (settings.pauseOnCreate) socket.readableFlowing = false;
  if (settings.fd !== undefined || settings.handle) {
    if (settings.manualStart !== true && settings.readable !== false && !settings.pauseOnCreate) {
      socket.read(0);
    }
  }
}

function takeHandle(socket, handle) {
  socket._handle = handle;
  handle.owner = socket;
  if (!socket._wantsRef) handle.unref();
}

function handleOf(fd) {
  validateInt32(fd, 'fd', 0);
  const handle = adoptStream(fd, Pipe);
  if (typeof handle === 'number') {
    if (handle === -22 || handle === -1 || handle === -9) throw new ERR_INVALID_FD_TYPE('UNKNOWN');
    throw errnoException(handle, 'open');
  }
  return handle;
}

function abortWith(socket, signal) {
  validateAbortSignal(signal, 'signal');
  require('stream').addAbortSignal(signal, socket);
}

// After 'connect', or for an accepted connection: what was asked for before there was a handle.
function applySettings(socket) {
  const handle = socket._handle;
  if (socket._noDelay && handle.setNoDelay) handle.setNoDelay(true);
  if (socket._keepAlive && handle.setKeepAlive) handle.setKeepAlive(true, socket._keepAliveDelay);
}

module.exports = { Socket, takeHandle, applySettings, secondsOf };
