'use strict';
// dgram.Socket, as Node documents it.
//
//   Socket(type or options, listener)
//
// bind() is in internal/dgram/binding, the forms of send() in internal/dgram/sending.

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const { withTrigger } = require('internal/async_context');
const { channels, publish } = require('internal/library_channels');
const { SymbolAsyncDispose } = require('internal/symbols');
const {
  errnoException, exceptionWithHostPort,
  codes: {
    ERR_MISSING_ARGS, ERR_SOCKET_DGRAM_IS_CONNECTED, ERR_SOCKET_DGRAM_NOT_CONNECTED,
  },
} = require('internal/errors');
const {
  validateAbortSignal, validateNumber, validatePort, validateString, validateUint32,
} = require('internal/validators');
const { newHandle } = require('internal/dgram/lookup');
const { lookUpAndSend, readDatagram, sendNow } = require('internal/dgram/sending');
const {
  kState, UNBOUND, BOUND, DISCONNECTED, CONNECTING, CONNECTED,
  bufferSize, enqueue, healthCheck, newState,
} = require('internal/dgram/state');

function closeOnAbort(socket, signal) {
  validateAbortSignal(signal, 'options.signal');
  const onAbort = () => {
    if (socket[kState].handle !== null) socket.close();
  };
  if (signal.aborted) {
    onAbort();
    return;
  }
  signal.addEventListener('abort', onAbort);
  socket.once('close', () => signal.removeEventListener('abort', onAbort));
}

// Does what `name` says on the handle, and throws if that fails.
function onHandle(socket, name, ...args) {
  const result = healthCheck(socket).handle[name](...args);
  if (result < 0) throw errnoException(result, name);
}

function nameOf(socket, how) {
  const out = {};
  const result = healthCheck(socket).handle[how](out);
  if (result < 0) throw errnoException(result, how);
  return out;
}

function checkGroup(group) {
  if (!group) throw new ERR_MISSING_ARGS('multicastAddress');
}

// The context of what the socket's handle leads to.
function triggered(state, step) {
  return (...args) => withTrigger(state.handle?.context, () => step(...args));
}

function emitClose(socket) {
  socket.emit('close');
}

// ---- connecting ------------------------------------------------------------------------------

function connectTo(socket, port, address, callback) {
  const state = socket[kState];
  if (callback) socket.once('connect', callback);
  state.handle.lookup(address, triggered(state, (error, ip) => {
    if (state.handle === null) return;
    if (!error) {
      const result = state.handle.connect(ip, port);
      if (result < 0) error = exceptionWithHostPort(result, 'connect', address, port);
    }
    if (error) failToConnect(socket, error, callback);
    else connected(socket);
  }));
}

function connected(socket) {
  socket[kState].connectState = CONNECTED;
  process.nextTick(() => socket.emit('connect'));
}

function failToConnect(socket, error, callback) {
  socket[kState].connectState = DISCONNECTED;
  process.nextTick(() => {
    if (callback) {
      socket.removeListener('connect', callback);
      callback(error);
    } else {
      socket.emit('error', error);
    }
  });
}

// ---- the class -------------------------------------------------------------------------------

const Socket = makeConstructor(function Socket(type, listener) {
  EventEmitter.call(this);
  let options;
  if (type !== null && typeof type === 'object') {
    options = type;
    type = options.type;
    for (const name of ['recvBufferSize', 'sendBufferSize']) {
      if (options[name]) validateUint32(options[name], `options.${name}`);
    }
  }
  const handle = newHandle(type, options?.lookup);
  handle.owner = this;
  this.type = type;
  if (typeof listener === 'function') this.on('message', listener);
  this[kState] = newState(handle, options);
  if (options?.signal !== undefined) closeOnAbort(this, options.signal);
  const told = channels['udp.socket'];
  if (told !== undefined) publish(told, { socket: this });
}, class extends EventEmitter {
  // (port, address, callback), each of which may be left out; or options, or a handle, instead.
  // The last one is the callback, wherever it stands.
  bind(port_, address_) {
    require('internal/dgram/binding').bind(this, arguments);
    return this;
  }

  connect(port, address, callback) {
    port = validatePort(port, 'Port', false);
    if (typeof address === 'function') {
      callback = address;
      address = '';
    } else if (address === undefined) {
      address = '';
    }
    validateString(address, 'address');
    const state = this[kState];
    if (state.connectState !== DISCONNECTED) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
    state.connectState = CONNECTING;
    if (state.bindState === UNBOUND) this.bind({ port: 0, exclusive: true }, null);
    if (state.bindState === BOUND) connectTo(this, port, address, callback);
    else enqueue(this, () => connectTo(this, port, address, callback));
  }

  disconnect() {
    const state = this[kState];
    if (state.connectState !== CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
    const result = state.handle.disconnect();
    if (result < 0) throw errnoException(result, 'connect');
    state.connectState = DISCONNECTED;
  }

  sendto(buffer, offset, length, port, address, callback) {
    validateNumber(offset, 'offset');
    validateNumber(length, 'length');
    validateNumber(port, 'port');
    validateString(address, 'address');
    this.send(buffer, offset, length, port, address, callback);
  }

  // (msg[, offset, length][, port][, address][, callback])
  send(message, offset, length, port, address, callback) {
    const connected = this[kState].connectState === CONNECTED;
    const datagram =
      readDatagram(this, connected, message, offset, length, port, address, callback);
    const state = healthCheck(this);
    if (state.bindState === UNBOUND) this.bind({ port: 0, exclusive: true }, null);
    if (state.bindState !== BOUND) {
      enqueue(this, () =>
        this.send(datagram.bytes, datagram.port, datagram.address, datagram.callback));
    } else if (connected) {
      datagram.port = 0;
      sendNow(datagram);
    } else {
      lookUpAndSend(datagram);
    }
  }

  close(callback) {
    const state = this[kState];
    if (typeof callback === 'function') this.on('close', callback);
    if (state.queue !== undefined) {
      state.queue.push(() => this.close());
      return this;
    }
    const { handle } = healthCheck(this);
    state.receiving = false;
    state.handle = null;
    handle.close();
    withTrigger(handle.context, () => process.nextTick(emitClose, this));
    return this;
  }

  async [SymbolAsyncDispose]() {
    if (this[kState].handle === null) return;
    await new Promise((resolve) => this.close(() => resolve()));
  }

  address() {
    return nameOf(this, 'getsockname');
  }

  remoteAddress() {
    if (healthCheck(this).connectState !== CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
    return nameOf(this, 'getpeername');
  }

  setBroadcast(on) {
    onHandle(this, 'setBroadcast', on);
  }

  setTTL(ttl) {
    validateNumber(ttl, 'ttl');
    onHandle(this, 'setTTL', ttl);
    return ttl;
  }

  setMulticastTTL(ttl) {
    validateNumber(ttl, 'ttl');
    onHandle(this, 'setMulticastTTL', ttl);
    return ttl;
  }

  setMulticastLoopback(on) {
    onHandle(this, 'setMulticastLoopback', on);
    return on;
  }

  setMulticastInterface(address) {
    healthCheck(this);
    validateString(address, 'interfaceAddress');
    onHandle(this, 'setMulticastInterface', address);
  }

  addMembership(group, face) {
    healthCheck(this);
    checkGroup(group);
    onHandle(this, 'addMembership', group, face);
  }

  dropMembership(group, face) {
    healthCheck(this);
    checkGroup(group);
    onHandle(this, 'dropMembership', group, face);
  }

  addSourceSpecificMembership(source, group, face) {
    healthCheck(this);
    validateString(source, 'sourceAddress');
    validateString(group, 'groupAddress');
    onHandle(this, 'addSourceSpecificMembership', source, group, face);
  }

  dropSourceSpecificMembership(source, group, face) {
    healthCheck(this);
    validateString(source, 'sourceAddress');
    validateString(group, 'groupAddress');
    onHandle(this, 'dropSourceSpecificMembership', source, group, face);
  }

  ref() {
    this[kState].handle?.ref();
    return this;
  }

  unref() {
    this[kState].handle?.unref();
    return this;
  }

  setRecvBufferSize(size) {
    bufferSize(this, size, true);
  }

  setSendBufferSize(size) {
    bufferSize(this, size, false);
  }

  getRecvBufferSize() {
    return bufferSize(this, 0, true);
  }

  getSendBufferSize() {
    return bufferSize(this, 0, false);
  }

  getSendQueueSize() {
    return this[kState].handle.getSendQueueSize();
  }

  getSendQueueCount() {
    return this[kState].handle.getSendQueueCount();
  }
});

module.exports = { Socket };
