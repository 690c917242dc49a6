'use strict';
// socket.send(): its many forms, and what follows the look-up of the address.
//
//   readDatagram(socket, connected, ...arguments of send) -> Datagram
//   sendNow(datagram)           to its `ip`, or to the peer of a connected socket
//   lookUpAndSend(datagram)     the former once the address is known, at the earliest in the next
//                               tick
//
// An address that needs no look-up costs one object and one tick for each datagram: this path is
// hot.

const {
  exceptionWithHostPort,
  codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_SOCKET_DGRAM_IS_CONNECTED },
} = require('internal/errors');
const { validatePort, validateString } = require('internal/validators');
const { withTrigger } = require('internal/async_context');
const { kQueued } = require('internal/dgram/handle');
const { kState } = require('internal/dgram/state');

const kTypes = ['Buffer', 'TypedArray', 'DataView', 'string'];

// ---- the message -----------------------------------------------------------------------------

function bytesOf(message, name = 'buffer', whole = message) {
  if (typeof message === 'string') return Buffer.from(message);
  if (ArrayBuffer.isView(message)) return message;
  throw new ERR_INVALID_ARG_TYPE(name, kTypes, whole);
}

function slice(message, offset, length) {
  const bytes = bytesOf(message);
  offset >>>= 0;
  length >>>= 0;
  if (offset > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (offset + length > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  if (length === bytes.byteLength) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, length);
}

// The bytes, or a list of them, of its own: the caller may change its array while it waits.
function partsOf(message) {
  if (!Array.isArray(message)) return bytesOf(message);
  return message.map((part) => bytesOf(part, 'buffer list arguments', message));
}

// ---- the arguments ---------------------------------------------------------------------------

class Datagram {
  constructor(socket, bytes, port, address, callback) {
    this.socket = socket;
    this.bytes = bytes;
    this.port = port;
    this.address = address;
    this.callback = callback;
    this.ip = '';
  }
}

// (msg, offset, length, callback) or (msg, callback); nothing else may be said of the receiver.
function readConnected(socket, message, offset, length, port, address, callback) {
  if (typeof length === 'number') {
    message = slice(message, offset, length);
    if (typeof port === 'function') {
      callback = port;
      port = null;
    }
  } else {
    callback = offset;
  }
  if (port || address) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
  return finished(socket, partsOf(message), port, address, callback);
}

// (msg, offset, length, port, address, callback) or (msg, port, address, callback).
function readDatagram(socket, connected, message, offset, length, port, address, callback) {
  if (connected) {
    return readConnected(socket, message, offset, length, port, address, callback);
  }
  if (address || (port && typeof port !== 'function')) {
    message = slice(message, offset, length);
  } else {
    callback = port;
    port = offset;
    address = length;
  }
  const bytes = partsOf(message);
  return finished(socket, bytes, validatePort(port, 'Port', false), address, callback);
}

function finished(socket, bytes, port, address, callback) {
  if (typeof callback !== 'function') callback = undefined;
  if (typeof address === 'function') {
    callback = address;
    address = undefined;
  } else if (address !== undefined && address !== null) {
    validateString(address, 'address');
  }
  return new Datagram(socket, bytes, port, address, callback);
}

// ---- sending ---------------------------------------------------------------------------------

let tryAtOnce;

function mayTryAtOnce() {
  return tryAtOnce ??= require('internal/process/options')
    .getOption('--test-udp-no-try-send') === undefined;
}

function lookUpAndSend(datagram) {
  const { handle } = datagram.socket[kState];
  const ip = handle.knownAddress(datagram.address);
  if (ip !== undefined) {
    datagram.ip = ip;
    process.nextTick(sendFound, datagram);
    return;
  }
  handle.lookup(datagram.address, (error, found) => {
    datagram.ip = found;
    if (error) failToFind(datagram, error);
    else sendFound(datagram);
  });
}

function sendFound(datagram) {
  const { handle } = datagram.socket[kState];
  if (handle === null) return;
  withTrigger(handle.context, () => sendNow(datagram));
}

// What fails is told to the callback alone; without one, only a failed look-up is an 'error'.
function failToFind({ socket, callback }, error) {
  withTrigger(socket[kState].handle?.context, () => {
    if (callback !== undefined) process.nextTick(callback, error);
    else process.nextTick(() => socket.emit('error', error));
  });
}

function sendNow({ socket, bytes, port, address, ip, callback }) {
  const { handle } = socket[kState];
  const sent = handle.send(bytes, port || 0, ip, mayTryAtOnce());
  if (callback === undefined) return;
  if (sent === kQueued) tellWhenSent(handle, address, port, callback);
  else if (sent < 0) process.nextTick(callback, failure(sent, address, port));
  else process.nextTick(callback, null, sent);
}

function failure(result, address, port) {
  return exceptionWithHostPort(result, 'send', address, port);
}

function tellWhenSent(handle, address, port, callback) {
  handle.whenSent((result) => {
    if (result < 0) callback(failure(result, address, port));
    else callback(null, result);
  });
}

module.exports = { lookUpAndSend, readDatagram, sendNow };
