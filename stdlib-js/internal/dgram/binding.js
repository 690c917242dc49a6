'use strict';
// socket.bind(): to an address, a descriptor, or another socket's handle.
//
//   bind(socket, args)

const {
  errnoException, exceptionWithHostPort,
  codes: { ERR_INVALID_FD_TYPE, ERR_SOCKET_ALREADY_BOUND },
} = require('internal/errors');
const { askPrimary } = require('internal/cluster/shared_listening');
const { isDescriptor, kindOf } = require('internal/dgram/lookup');
const { BINDING, BOUND, UNBOUND, bufferSize, healthCheck, kState } =
  require('internal/dgram/state');

const kIpv6Only = 1;
const kReuseAddress = 4;

// The handle's `onmessage`.
function onMessage(size, handle, buffer, sender) {
  const socket = handle.owner;
  if (size < 0) socket.emit('error', errnoException(size, 'recvmsg'));
  else socket.emit('message', buffer, sender);
}

function startListening(socket) {
  const state = socket[kState];
  state.handle.onmessage = onMessage;
  state.handle.recvStart();
  state.receiving = true;
  state.bindState = BOUND;
  if (state.recvBufferSize) bufferSize(socket, state.recvBufferSize, true);
  if (state.sendBufferSize) bufferSize(socket, state.sendBufferSize, false);
  socket.emit('listening');
}

function tellOnce(socket, callback) {
  function removeListeners() {
    socket.removeListener('error', removeListeners);
    socket.removeListener('listening', onListening);
  }
  function onListening() {
    removeListeners();
    callback.call(socket);
  }
  socket.on('error', removeListeners);
  socket.on('listening', onListening);
}

function adoptHandle(socket, handle) {
  const state = socket[kState];
  handle.lookup = state.handle.lookup;
  handle.knownAddress = state.handle.knownAddress;
  handle.owner = socket;
  if (!state.handle.hasRef()) handle.unref();
  state.handle.close();
  state.handle = handle;
  startListening(socket);
}

function adoptDescriptor(socket, fd) {
  const kind = kindOf(fd);
  if (kind !== 'UDP') throw new ERR_INVALID_FD_TYPE(kind);
  const result = socket[kState].handle.open(fd);
  if (result < 0) throw errnoException(result, 'open');
  startListening(socket);
}

function fail(socket, error) {
  socket[kState].bindState = UNBOUND;
  socket.emit('error', error);
}

// In a worker of a cluster the primary binds. False if this process is to do it itself.
function ask(socket, address, port, fd, flags) {
  const askIt = askPrimary();
  if (askIt === undefined) return false;
  askIt(socket, { address, port, addressType: socket.type, fd, flags }, (errno, handle) => {
    if (errno) fail(socket, exceptionWithHostPort(errno, 'bind', address, port));
    else if (socket[kState].handle === null) handle.close();
    else adoptHandle(socket, handle);
  });
  return true;
}

function bindTo(socket, address, port, exclusive) {
  const state = socket[kState];
  state.handle.lookup(address, (error, ip) => {
    if (state.handle === null) return; // closed meanwhile
    if (error) {
      fail(socket, error);
      return;
    }
    const flags = (state.reuseAddr ? kReuseAddress : 0) | (state.ipv6Only ? kIpv6Only : 0);
    if (!exclusive && ask(socket, ip, port, -1, flags)) return;
    const result = state.handle.bind(ip, port, flags);
    if (result < 0) fail(socket, exceptionWithHostPort(result, 'bind', ip, port));
    else startListening(socket);
  });
}

function bind(socket, args) {
  const state = healthCheck(socket);
  if (state.bindState !== UNBOUND) throw new ERR_SOCKET_ALREADY_BOUND();
  state.bindState = BINDING;
  const callback = args[args.length - 1];
  if (typeof callback === 'function') tellOnce(socket, callback);

  let [port, address] = args;
  let exclusive = false;
  if (port !== null && typeof port === 'object') {
    if (typeof port.recvStart === 'function') return adoptHandle(socket, port);
    exclusive = Boolean(port.exclusive);
    if (isDescriptor(port.fd)) {
      if (exclusive || !ask(socket, null, null, port.fd, 0)) adoptDescriptor(socket, port.fd);
      return;
    }
    ({ port, address } = port);
  }
  if (typeof address === 'function') address = '';
  if (typeof port === 'function') port = 0;
  bindTo(socket, address || (socket.type === 'udp4' ? '0.0.0.0' : '::'), port || 0, exclusive);
}

module.exports = { bind };
