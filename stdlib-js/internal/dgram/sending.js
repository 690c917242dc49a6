'use strict';
// socket.send(): its many forms, and what follows the look-up of the address.
//
//   readArguments(connected, args) -> { list, port, address, callback }
//   sendList(error, socket, state, ip, list, port, address, callback)

const {
  exceptionWithHostPort,
  codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_SOCKET_DGRAM_IS_CONNECTED },
} = require('internal/errors');
const { validatePort, validateString } = require('internal/validators');
const { kQueued } = require('internal/dgram/handle');

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
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, length);
}

// A list of its own: the caller may change its array while the message waits.
function listOf(message) {
  if (!Array.isArray(message)) return [bytesOf(message)];
  return message.map((part) => bytesOf(part, 'buffer list arguments', message));
}

// ---- the arguments ---------------------------------------------------------------------------

// (msg, offset, length, port, address, callback) or (msg, port, address, callback).
function readReceiver(args) {
  let [message, offset, length, port, address, callback] = args;
  if (address || (port && typeof port !== 'function')) {
    message = slice(message, offset, length);
  } else {
    callback = port;
    port = offset;
    address = length;
  }
  return { message, port, address, callback };
}

// (msg, offset, length, callback) or (msg, callback); nothing else may be said of the receiver.
function readConnected(args) {
  let [message, offset, length, port, address, callback] = args;
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
  return { message, port, address, callback };
}

function readArguments(connected, args) {
  const read = connected ? readConnected(args) : readReceiver(args);
  let { port, address, callback } = read;
  const list = listOf(read.message);
  if (!connected) port = validatePort(port, 'Port', false);
  if (typeof callback !== 'function') callback = undefined;
  if (typeof address === 'function') {
    callback = address;
    address = undefined;
  } else if (address !== undefined && address !== null) {
    validateString(address, 'address');
  }
  return { list, port, address, callback };
}

// ---- sending ---------------------------------------------------------------------------------

let tryAtOnce;

function mayTryAtOnce() {
  return tryAtOnce ??= require('internal/process/options')
    .getOption('--test-udp-no-try-send') === undefined;
}

// What fails is told to the callback alone; without one, only a failed look-up is an 'error'.
function sendList(error, socket, state, ip, list, port, address, callback) {
  if (error) {
    if (callback !== undefined) process.nextTick(callback, error);
    else process.nextTick(() => socket.emit('error', error));
    return;
  }
  const { handle } = state;
  if (handle === null) return;
  const sent = handle.send(list, port || 0, ip || '', mayTryAtOnce());
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

module.exports = { readArguments, sendList };
