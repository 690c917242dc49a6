'use strict';
// The module `dgram`: UDP sockets.
// Covers all that Node 18 documents.
//
//   createSocket(type or options[, listener]), Socket
//
// The parts are in internal/dgram: socket (the class), binding, sending, lookup, state, and handle
// (the native side).

const { deprecate } = require('internal/util/deprecate');
const { createSocketHandle } = require('internal/dgram/lookup');
const { Socket } = require('internal/dgram/socket');
const { healthCheck, kState } = require('internal/dgram/state');

function createSocket(type, listener) {
  return new Socket(type, listener);
}

function _createSocketHandle(address, port, type, fd, flags) {
  return createSocketHandle(address, port, type, fd, flags);
}

// Old names of what is internal: DEP0112.
function hideOldNames() {
  const about = (name) => `Socket.prototype.${name} is deprecated`;
  const values = {
    _handle: 'handle', _receiving: 'receiving', _bindState: 'bindState', _queue: 'queue',
    _reuseAddr: 'reuseAddr',
  };
  for (const [name, key] of Object.entries(values)) {
    Object.defineProperty(Socket.prototype, name, {
      __proto__: null, enumerable: false, configurable: false,
      get: deprecate(function get() { return this[kState][key]; }, about(name), 'DEP0112'),
      set: deprecate(function set(value) { this[kState][key] = value; }, about(name), 'DEP0112'),
    });
  }
  const methods = {
    _healthCheck() { healthCheck(this); },
    _stopReceiving() {
      const state = this[kState];
      if (!state.receiving) return;
      state.handle.recvStop();
      state.receiving = false;
    },
  };
  for (const [name, method] of Object.entries(methods)) {
    Socket.prototype[name] = deprecate(method, `${about(name).replace(name, `${name}()`)}`,
      'DEP0112');
  }
}

hideOldNames();

module.exports = {
  _createSocketHandle: deprecate(_createSocketHandle,
    'dgram._createSocketHandle() is deprecated', 'DEP0112'),
  createSocket,
  Socket,
};
