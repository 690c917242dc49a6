'use strict';
// net.Server: listens, and makes a Socket of each connection.
//
//   Server                as Node documents it
//   bindListener(query)   a bound listener as a worker of a cluster asks for it

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const {
  exceptionWithHostPort, uvExceptionWithHostPort, errnoException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SERVER_ALREADY_LISTEN,
    ERR_SERVER_NOT_RUNNING,
  },
} = require('internal/errors');
const { validateAbortSignal, validateNumber, validatePort } = require('internal/validators');
const { SymbolAsyncDispose } = require('internal/symbols');
const { openListener, adoptListener, ListenerHandle } = require('internal/net/handle');
const { isIP } = require('internal/net/ip');
const { normalizeArgs, isPipeName } = require('internal/net/connect');
const { channels, publish } = require('internal/library_channels');
const { withTrigger } = require('internal/async_context');
const { Socket, applySettings, secondsOf } = require('internal/net/socket');
const { askPrimary } = require('internal/cluster/shared_listening');

const kDefaultBacklog = 511;
const kDefaultHighWaterMark = 16 * 1024; // of every stream
const kNoEntry = -2;
const kNoAccess = -13;
const kInvalid = -22;
const kNoSocket = -88;
const kInUse = -98;

const Server = makeConstructor(function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  EventEmitter.call(this);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1; // another one when what is under way shall not listen any more
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  this.keepAliveInitialDelay = secondsOf(options.keepAliveInitialDelay);
  this.highWaterMark = kDefaultHighWaterMark;
  if (options.highWaterMark !== undefined) {
    validateNumber(options.highWaterMark, 'options.highWaterMark');
    if (options.highWaterMark >= 0) this.highWaterMark = options.highWaterMark;
  }
}, class extends EventEmitter {
  listen(...args) {
    const [options, callback] = normalizeArgs(args);
    if (this._handle !== null) throw new ERR_SERVER_ALREADY_LISTEN();
    if (callback !== null) this.once('listening', callback);
    listenWith(this, options, args);
    return this;
  }

  address() {
    if (this._handle === null) return null;
    if (this._pipeName !== undefined) return this._pipeName;
    const name = {};
    const result = this._handle.getsockname(name);
    if (result < 0) throw errnoException(result, 'address');
    return name.family === undefined ? name.address : name;
  }

  get listening() {
    return this._handle !== null;
  }

  getConnections(callback) {
    process.nextTick(callback, null, this._connections);
    return this;
  }

  close(callback) {
    this._listeningId++;
    if (typeof callback === 'function') {
      if (this._handle === null) {
        this.once('close', () => callback(new ERR_SERVER_NOT_RUNNING()));
      } else {
        this.once('close', callback);
      }
    }
    if (this._handle !== null) {
      const handle = this._handle;
      this._handle = null;
      handle.owner = null;
      handle.close();
    }
    this._emitCloseIfDrained();
    return this;
  }

  async [SymbolAsyncDispose]() {
    if (this._handle === null) return;
    await new Promise((resolve) => this.close(() => resolve()));
  }

  _emitCloseIfDrained() {
    if (this._handle !== null || this._connections > 0) return;
    process.nextTick(() => {
      if (this._handle === null && this._connections === 0) this.emit('close');
    });
  }

  connectionClosed() {
    this._connections--;
    if (this._handle === null) this._emitCloseIfDrained();
  }

  onConnection(handle) {
    if (this.maxConnections && this._connections >= this.maxConnections) {
      this._drop(handle);
      return;
    }
    const socket = new Socket({
      handle,
      allowHalfOpen: this.allowHalfOpen,
      pauseOnCreate: this.pauseOnConnect,
      highWaterMark: this.highWaterMark,
      noDelay: this.noDelay,
      keepAlive: this.keepAlive,
      keepAliveInitialDelay: this.keepAliveInitialDelay * 1000,
      manualStart: true,
    });
    applySettings(socket);
    this._connections++;
    socket.server = this;
    socket._server = this;
    this.emit('connection', socket);
    const told = channels['net.server.socket'];
    if (told !== undefined) publish(told, { socket });
    if (!this.pauseOnConnect && socket._handle !== null && !socket.httpAttached) socket.read(0);
  }

  _drop(handle) {
    const local = handle.localName();
    const remote = handle.peerName();
    const unknown = typeof local === 'number' || typeof remote === 'number' || local[0] === 0;
    const data = unknown ? undefined : {
      __proto__: null,
      localAddress: local[1], localPort: local[2], localFamily: `IPv${local[0]}`,
      remoteAddress: remote[1], remotePort: remote[2], remoteFamily: `IPv${remote[0]}`,
    };
    handle.close();
    this.emit('drop', data);
  }

  ref() {
    this._unref = false;
    if (this._handle !== null) this._handle.ref();
    return this;
  }

  unref() {
    this._unref = true;
    if (this._handle !== null) this._handle.unref();
    return this;
  }
});

Object.defineProperty(Server.prototype, EventEmitter.captureRejectionSymbol, {
  configurable: true,
  writable: true,
  value(error, event, socket) {
    if (event === 'connection') socket.destroy(error);
    else this.emit('error', error);
  },
});

// ---- listen(...) in all its forms --------------------------------------------------------------

function backlogOf(options, args) {
  const number = (value) => (value === undefined || value === false ? undefined
    : +value >= 0 ? Math.trunc(+value) || undefined : undefined);
  return number(options.backlog) ??
    number(args.length > 1 && typeof args[1] !== 'string' && typeof args[1] !== 'function'
      ? args[1] : undefined) ??
    number(args.length > 2 && typeof args[2] !== 'function' ? args[2] : undefined) ??
    kDefaultBacklog;
}

function listenWith(server, options, args) {
  if (options.signal !== undefined) closeOnAbort(server, options.signal);
  const backlog = backlogOf(options, args);
  const handle = options._handle || options.handle || options;
  if (handle instanceof ListenerHandle) {
    start(server, handle, backlog, {});
  } else if (typeof options.fd === 'number' && options.fd >= 0) {
    if (!ask(server, options, null, null, null, backlog, options.fd)) {
      listenOnFd(server, options.fd, backlog);
    }
  } else if (args.length === 0 || typeof args[0] === 'function' ||
      (options.port === undefined && 'port' in options) || options.port === null) {
    listenOnPort(server, 0, options, backlog);
  } else if (typeof options.port === 'number' || typeof options.port === 'string') {
    const port = validatePort(options.port, 'options.port');
    listenOnPort(server, port | 0, options, backlog);
  } else if (options.path !== undefined && isPipeName(options.path)) {
    if (!ask(server, options, options.path, -1, -1, backlog)) {
      listenOnPath(server, options, backlog);
    }
  } else {
    if (!('port' in options || 'path' in options)) {
      throw new ERR_INVALID_ARG_VALUE('options', options,
        'must have the property "port" or "path"');
    }
    throw new ERR_INVALID_ARG_VALUE('options', options);
  }
}

function closeOnAbort(server, signal) {
  validateAbortSignal(signal, 'options.signal');
  const onAbort = () => server.close();
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  server.once('close', () => signal.removeEventListener('abort', onAbort));
}

function listenOnFd(server, fd, backlog) {
  const handle = adoptListener(fd);
  if (typeof handle === 'number') {
    fail(server, uvExceptionWithHostPort(kInvalid, 'listen', null)); // whatever it is instead
    return;
  }
  start(server, handle, backlog, { fd });
}

// In a worker of a cluster the primary listens. False if this process is to do it itself.
function ask(server, options, address, port, addressType, backlog, fd) {
  const askIt = askPrimary();
  if (askIt === undefined || options.exclusive) return false;
  const query = { address, port, addressType, fd, backlog, ipv6Only: options.ipv6Only === true };
  const id = server._listeningId;
  askIt(server, query, (errno, handle) => {
    if (server._listeningId !== id) handle?.close(); // closed meanwhile
    else if (errno) server.emit('error', exceptionWithHostPort(errno, 'bind', address, port));
    else start(server, handle, backlog, addressType === -1 ? { path: address } : { address, port });
  });
  return true;
}

// A bound listener, or a negative errno.
function bindTo(family, address, port, ipv6Only) {
  const handle = openListener(family);
  if (typeof handle === 'number') return handle;
  const bound = handle.bind(family, address, port, ipv6Only);
  if (bound >= 0) return handle;
  handle.close();
  return bound;
}

// For a port of no address: both families, or IPv4 alone where there is no IPv6.
function bindToAll(port) {
  const handle = bindTo(6, '::', port, false);
  return typeof handle === 'number' && handle !== kInUse ? bindTo(4, '0.0.0.0', port, false) : handle;
}

// What a worker asks for, see ask(): the same, or a negative errno.
function bindListener({ address, port, addressType, fd, ipv6Only }) {
  if (fd >= 0) return adoptListener(fd);
  if (addressType === -1) return bindTo(0, address, 0, false);
  return address === null ? bindToAll(port) : bindTo(addressType, address, port, ipv6Only);
}

function listenOnPath(server, options, backlog) {
  const { path } = options;
  const handle = bindTo(0, path, 0, false);
  if (typeof handle === 'number') {
    // As libuv has it, for the sake of other systems.
    const result = handle === kNoEntry ? kNoAccess : handle;
    fail(server, uvExceptionWithHostPort(result, 'listen', path, -1));
    return;
  }
  start(server, handle, backlog, { path });
  if (options.readableAll || options.writableAll) {
    const fs = require('fs');
    const mode = (options.readableAll ? 0o444 : 0) | (options.writableAll ? 0o222 : 0);
    fs.chmodSync(path, (fs.statSync(path).mode & 0o777) | mode);
  }
}

function listenOnPort(server, port, options, backlog) {
  const { host } = options;
  if (!host) {
    if (ask(server, options, null, port, 4, backlog)) return;
    startOn(server, bindToAll(port), backlog, '::', port);
    return;
  }
  const id = server._listeningId;
  const onAddress = (error, address, family) => {
    if (server._listeningId !== id) return; // closed meanwhile
    if (error) server.emit('error', error);
    else listenOnAddress(server, family, address, port, options, backlog);
  };
  const family = isIP(host);
  // An address is looked up, too: dns.lookup has its answer in the next tick.
  if (family !== 0) process.nextTick(onAddress, null, host, family);
  else require('dns').lookup(host, onAddress);
}

function listenOnAddress(server, family, address, port, options, backlog) {
  if (ask(server, options, address, port, family, backlog)) return;
  const handle = bindTo(family, address, port, options.ipv6Only === true);
  startOn(server, handle, backlog, address, port);
}

// `handle` may be a negative errno.
function startOn(server, handle, backlog, address, port) {
  if (typeof handle !== 'number') start(server, handle, backlog, { address, port });
  else fail(server, uvExceptionWithHostPort(handle, 'listen', address, port));
}

function start(server, handle, backlog, { address, port, path, fd }) {
  const result = handle.listen(backlog);
  if (result < 0) {
    handle.close();
    fail(server, fd === undefined
      ? uvExceptionWithHostPort(result, 'listen', path ?? address ?? null, port ?? -1)
      : uvExceptionWithHostPort(result === kNoSocket ? kInvalid : result, 'listen', null));
    return;
  }
  server._handle = handle;
  server._pipeName = path;
  handle.owner = server;
  handle.onconnection = acceptConnection;
  const family = address === undefined ? -1 : isIP(address);
  server._connectionKey = `${family}:${path ?? address ?? null}:${port ?? -1}`;
  if (server._unref) handle.unref();
  withTrigger(handle.context, () => process.nextTick(() => {
    if (server._handle !== null) server.emit('listening');
  }));
}

// The handle's `onconnection`, which programs wrap.
function acceptConnection(status, stream) {
  this.owner.onConnection(stream);
}

function fail(server, error) {
  process.nextTick(() => server.emit('error', error));
}

module.exports = { Server, bindListener };
