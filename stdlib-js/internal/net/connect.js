'use strict';
// Connecting a socket: paths, addresses, names.
//
//   connect(socket, args)         socket.connect(...)
//   normalizeArgs(args) -> [options, callback]
//
// A name is looked up first ('lookup'); autoSelectFamily tries the addresses one after the other
// (internal/net/select_family.js).

const {
  exceptionWithHostPort, errnoException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_IP_ADDRESS, ERR_MISSING_ARGS,
    ERR_SOCKET_BAD_PORT,
  },
} = require('internal/errors');
const {
  validateString, validateStringWithoutNullBytes, validateFunction, validateBoolean, validateInt32,
} = require('internal/validators');
const { begin, finish } = require('internal/perf/spans');
const { isIP } = require('internal/net/ip');
const { withTrigger } = require('internal/async_context');
const { Pipe, TCP } = require('internal/net/handle');
const { takeHandle, applySettings, secondsOf } = require('internal/net/socket');

const kCanceled = -125;
const kInvalid = -22;
const kNotOfThisFamily = -97;

let autoSelectFamilyDefault = false;
let autoSelectFamilyTimeoutDefault = 250;

function isPipeName(text) {
  return typeof text === 'string' && !(Number(text) >= 0);
}

function normalizeArgs(args) {
  if (args.length === 0) return [{}, null];
  const [first] = args;
  let options = {};
  if (typeof first === 'object' && first !== null) {
    options = first;
  } else if (isPipeName(first)) {
    options.path = first;
  } else {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  }
  const last = args[args.length - 1];
  return [options, typeof last === 'function' ? last : null];
}

function connect(socket, args) {
  const [options, callback] = Array.isArray(args[0]) && args.length === 1 && Array.isArray(args[0])
    ? args[0] : normalizeArgs(args);
  if ((options.path === undefined || options.path === null) && options.port === undefined) {
    throw new ERR_MISSING_ARGS(['options', 'port', 'path']);
  }
  if (socket.write !== require('internal/net/socket').Socket.prototype.write) {
    socket.write = require('internal/net/socket').Socket.prototype.write;
  }
  if (socket.destroyed) revive(socket);
  if (callback !== null) socket.once('connect', callback);
  if (socket.connecting) return;
  socket.connecting = true;
  const isPath = Boolean(options.path);
  if (socket._handle === null) takeHandle(socket, isPath ? new Pipe() : new TCP());
  if (options.noDelay !== undefined) socket._noDelay = Boolean(options.noDelay);
  if (options.keepAlive !== undefined) {
    socket._keepAlive = Boolean(options.keepAlive);
    socket._keepAliveDelay = secondsOf(options.keepAliveInitialDelay);
  }
  try {
    if (isPath) {
      validateString(options.path, 'options.path');
      connectTo(socket, { family: 0, address: options.path, port: 0 });
    } else {
      lookupAndConnect(socket, options);
    }
  } catch (error) {
    socket.connecting = false;
    throw error;
  }
}

// A socket that was closed may be connected again.
function revive(socket) {
  socket._undestroy();
  socket._handle = null;
  socket._peername = undefined;
  socket._sockname = undefined;
}

function checkPort(port) {
  if (typeof port !== 'undefined') {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    const number = typeof port === 'string' && port.trim() === '' ? -1 : +port;
    if (!(number >= 0 && number <= 65535 && Number.isInteger(number))) {
      throw new ERR_SOCKET_BAD_PORT('Port', port, true);
    }
    return number;
  }
  return port;
}

function checkLocal({ localAddress, localPort }) {
  if (localAddress && !isIP(localAddress)) throw new ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) require('internal/validators').validateNumber(localPort, 'options.localPort');
}

function lookupAndConnect(socket, options) {
  checkLocal(options);
  const port = checkPort(options.port);
  const host = options.host || 'localhost';
  validateStringWithoutNullBytes(host, 'options.host');
  const { localAddress, localPort, autoSelectFamily } = options;
  if (autoSelectFamily !== undefined) validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  if (options.autoSelectFamilyAttemptTimeout !== undefined) {
    validateInt32(options.autoSelectFamilyAttemptTimeout,
      'options.autoSelectFamilyAttemptTimeout', 1);
  }
  const attemptTimeout = options.autoSelectFamilyAttemptTimeout === undefined
    ? autoSelectFamilyTimeoutDefault : Math.max(10, options.autoSelectFamilyAttemptTimeout);
  const family = isIP(host);
  if (family !== 0) {
    process.nextTick(() => {
      if (socket.connecting) {
        connectSafely(socket, { family, address: host, port, localAddress, localPort });
      }
    });
    return;
  }
  if (options.lookup !== undefined) validateFunction(options.lookup, 'options.lookup');
  const dns = require('dns');
  const lookup = options.lookup || dns.lookup;
  const wanted = { family: options.family, hints: options.hints || 0 };
  socket._host = host;
  const all = (autoSelectFamily ?? autoSelectFamilyDefault) && wanted.family !== 4 &&
    wanted.family !== 6 && !localAddress;
  if (all) wanted.all = true;
  const { context } = socket._handle;
  withTrigger(context, () => lookup(host, wanted, (error, address, addressFamily) => {
    if (all && !error) {
      const settings = { host, port, localPort, timeout: attemptTimeout };
      require('internal/net/select_family').tryAddresses(socket, address, settings, connectTo);
      return;
    }
    onAddress(socket, { host, port, localAddress, localPort }, error, address, addressFamily);
  }));
}

function onAddress(socket, target, error, address, family) {
  socket.emit('lookup', error, address, family, target.host);
  if (!socket.connecting) return;
  if (error) {
    process.nextTick(() => socket.destroy(error));
  } else if (!isIP(address)) {
    process.nextTick(() => socket.destroy(new ERR_INVALID_IP_ADDRESS(address)));
  } else if (family !== 4 && family !== 6) {
    const { ERR_INVALID_ADDRESS_FAMILY } = require('internal/errors').codes;
    process.nextTick(() => socket.destroy(
      new ERR_INVALID_ADDRESS_FAMILY(family, target.host, target.port)));
  } else {
    connectSafely(socket, { ...target, family, address });
  }
}

function connectSafely(socket, target) {
  try {
    connectTo(socket, target);
  } catch (error) {
    socket.destroy(error);
  }
}

// The error of a connection that was refused, with the local side if that was given.
function refusal(result, target) {
  const { family, address, port, localPort } = target;
  if (!localPort) {
    return exceptionWithHostPort(result, 'connect', address, family === 0 ? undefined : port);
  }
  const localAddress = localAddressOf(target);
  const error =
    exceptionWithHostPort(result, 'connect', address, port, `${localAddress}:${localPort}`);
  error.localAddress = localAddress;
  error.localPort = localPort;
  return error;
}

function localAddressOf({ family, localAddress }) {
  return localAddress || (family === 6 ? '::' : '0.0.0.0');
}

// Returns the handle of the attempt, unless it has failed already.
function connectTo(socket, target, onFail = (error) => socket.destroy(error)) {
  const { family, address, port } = target;
  if (socket._handle === null) takeHandle(socket, family === 0 ? new Pipe() : new TCP());
  const handle = socket._handle;
  const opened = handle.id < 0 ? handle.open(family) : 0;
  if (opened < 0) {
    process.nextTick(onFail, errnoException(opened, 'socket'));
    return undefined;
  }
  if (target.localAddress || target.localPort) {
    const local = localAddressOf(target);
    let bound = handle.bind(isIP(local), local, target.localPort || 0);
    if (bound < 0) {
      if (bound === kNotOfThisFamily) bound = kInvalid; // as libuv has it on every system
      process.nextTick(onFail, exceptionWithHostPort(bound, 'bind', local, target.localPort));
      return undefined;
    }
  }
  const span = family === 0 ? undefined : begin('net', 'connect', { host: address, port });
  const started = handle.connect(family, address, port === undefined ? 0 : port, (result) => {
    if (handle.owner !== socket || socket.destroyed) return;
    if (result === kCanceled) return;
    if (result < 0) {
      onFail(refusal(result, target));
      return;
    }
    finish(span);
    connected(socket);
  });
  if (started < 0) {
    process.nextTick(onFail, exceptionWithHostPort(started, 'connect', address, port));
    return undefined;
  }
  return handle;
}

function connected(socket) {
  socket.connecting = false;
  socket._sockname = undefined;
  applySettings(socket);
  if (!socket._wantsRef) socket._handle.unref();
  if (socket.timeout) socket.setTimeout(socket.timeout);
  socket.emit('connect');
  socket.emit('ready');
  if (!socket.destroyed && !socket.isPaused()) socket.read(0);
}

module.exports = {
  connect, normalizeArgs, isPipeName, checkPort,
  getDefaultAutoSelectFamily: () => autoSelectFamilyDefault,
  setDefaultAutoSelectFamily(value) {
    validateBoolean(value, 'value');
    autoSelectFamilyDefault = value;
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => autoSelectFamilyTimeoutDefault,
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    validateInt32(value, 'value', 1);
    autoSelectFamilyTimeoutDefault = value < 10 ? 10 : value;
  },
};
