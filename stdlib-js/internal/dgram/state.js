'use strict';
// What a dgram.Socket remembers beside its public face.
//
//   kState                    where
//   UNBOUND, BINDING, BOUND   state.bindState
//   DISCONNECTED, CONNECTING, CONNECTED   state.connectState
//   newState(handle, options)
//   healthCheck(socket) -> its state; throws if it is closed
//   enqueue(socket, step)     has step() called once the socket is bound, or never if that fails
//   bufferSize(socket, size, receiving)   sets it (0: only asks), and returns it

const { codes: {
  ERR_SOCKET_BAD_BUFFER_SIZE, ERR_SOCKET_BUFFER_SIZE, ERR_SOCKET_DGRAM_NOT_RUNNING,
} } = require('internal/errors');

const kState = Symbol('state symbol');

const UNBOUND = 0;
const BINDING = 1;
const BOUND = 2;

const DISCONNECTED = 0;
const CONNECTING = 1;
const CONNECTED = 2;

function newState(handle, options) {
  return {
    handle,
    receiving: false,
    bindState: UNBOUND,
    connectState: DISCONNECTED,
    queue: undefined,
    reuseAddr: options?.reuseAddr,
    ipv6Only: options?.ipv6Only,
    recvBufferSize: options?.recvBufferSize,
    sendBufferSize: options?.sendBufferSize,
  };
}

function healthCheck(socket) {
  const state = socket[kState];
  if (state.handle === null) throw new ERR_SOCKET_DGRAM_NOT_RUNNING();
  return state;
}

// ---- what waits for the socket to be bound ---------------------------------------------------

function enqueue(socket, step) {
  const state = socket[kState];
  if (state.queue === undefined) {
    const { errorMonitor } = require('events');
    state.queue = [];
    socket.once(errorMonitor, onListenError);
    socket.once('listening', onListenSuccess);
  }
  state.queue.push(step);
}

function onListenSuccess() {
  this.removeListener(require('events').errorMonitor, onListenError);
  const state = this[kState];
  const steps = state.queue;
  state.queue = undefined;
  for (const step of steps) step();
}

function onListenError() {
  this.removeListener('listening', onListenSuccess);
  this[kState].queue = undefined;
}

// ---- buffers ---------------------------------------------------------------------------------

function bufferSize(socket, size, receiving) {
  if (size >>> 0 !== size) throw new ERR_SOCKET_BAD_BUFFER_SIZE();
  const result = healthCheck(socket).handle.bufferSize(size, receiving);
  if (result >= 0) return result;
  const { nameOf, textOf } = require('internal/errno');
  throw new ERR_SOCKET_BUFFER_SIZE({
    errno: result,
    code: nameOf(result),
    message: textOf(result),
    syscall: receiving ? 'uv_recv_buffer_size' : 'uv_send_buffer_size',
  });
}

module.exports = {
  kState, UNBOUND, BINDING, BOUND, DISCONNECTED, CONNECTING, CONNECTED,
  bufferSize, enqueue, healthCheck, newState,
};
