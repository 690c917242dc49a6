'use strict';

// Errors of system calls, from the negative errno numbers that the native layer returns.
//
//   uvException({errno, syscall, path, dest, message, ...})  "ENOENT: no such file or directory, open 'x'"
//   errnoException(errno, syscall, original)  "connect ECONNREFUSED"
//   exceptionWithHostPort(errno, syscall, address, port, additional)
//                                             "connect ECONNREFUSED ::1:80"
//   uvExceptionWithHostPort(errno, syscall, address, port)
//                                             "listen EADDRINUSE: address already in use :::80"
//   dnsException(errno or code, syscall, hostname)         "getaddrinfo ENOTFOUND host"
//   makeSystemError(code, prefix, context, at)             the ERR_FS_CP_* family: a SystemError
//
// errno is always negative here; a positive number is reported as an unknown error.

// Read when the first error is made: this module is loaded at every start.
let errnoTable;
function nameOf(errno) {
  errnoTable ??= require('internal/errno');
  return errnoTable.nameOf(errno);
}
function textOf(errno) {
  errnoTable ??= require('internal/errno');
  return errnoTable.textOf(errno);
}

// Makes a plain Error whose stack starts at the caller of `at` (see errors.js on new.target).
function errorBelow(at, message) {
  return Reflect.construct(Error, [message], at);
}

function uvException(context) {
  const { errno } = context;
  const known = textOf(errno);
  const code = known === undefined ? (context.code ?? 'UNKNOWN') : nameOf(errno);
  let message = `${code}: ${context.message || known || 'unknown error'}, ${context.syscall}`;
  const path = context.path ? String(context.path) : undefined;
  const dest = context.dest ? String(context.dest) : undefined;
  if (path) message += ` '${path}'`;
  if (dest) message += ` -> '${dest}'`;
  const error = errorBelow(uvException, message);
  for (const key of Object.keys(context)) {
    if (key !== 'message' && key !== 'path' && key !== 'dest') error[key] = context[key];
  }
  error.code = code;
  if (path) error.path = path;
  if (dest) error.dest = dest;
  return error;
}

function errnoException(errno, syscall, original) {
  const code = nameOf(errno);
  const message = original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`;
  const error = errorBelow(errnoException, message);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return error;
}

function endpoint(address, port) {
  if (port && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : '';
}

function exceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = nameOf(errno);
  let details = endpoint(address, port);
  if (additional) details += ` - Local (${additional})`;
  const error = errorBelow(exceptionWithHostPort, `${syscall} ${code}${details}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

function uvExceptionWithHostPort(errno, syscall, address, port) {
  const known = textOf(errno);
  const code = known === undefined ? 'UNKNOWN' : nameOf(errno);
  const message = `${syscall} ${code}: ${known ?? 'unknown error'}${endpoint(address, port)}`;
  const error = errorBelow(uvExceptionWithHostPort, message);
  error.code = code;
  error.errno = errno;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return error;
}

// The two "no such name" answers of getaddrinfo have one name in Node.
function dnsException(code, syscall, hostname) {
  let errno;
  if (typeof code === 'number') {
    errno = code;
    code = nameOf(errno);
    if (code === 'EAI_NODATA' || code === 'EAI_NONAME') code = 'ENOTFOUND';
  }
  const error = errorBelow(dnsException, `${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

for (const maker of [uvException, errnoException, exceptionWithHostPort, uvExceptionWithHostPort,
  dnsException]) {
  maker.prototype = Error.prototype;
}

// `info` holds the details; errno, syscall, path and dest of the error are views on it.
function viewOn(info, key) {
  return {
    __proto__: null, enumerable: true, configurable: true,
    get() { return info[key]; },
    set(value) { info[key] = value; },
  };
}

function systemMessage(prefix, context) {
  let message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
  if (context.path !== undefined) message += ` ${context.path}`;
  if (context.dest !== undefined) message += ` => ${context.dest}`;
  return message;
}

function makeSystemError(code, prefix, context, at) {
  const error = new Error(systemMessage(prefix, context));
  Error.captureStackTrace(error, at);
  error.name = `SystemError [${code}]`;
  error.stack; // eslint-disable-line no-unused-expressions
  Object.defineProperties(error, {
    name: {
      __proto__: null, value: 'SystemError', enumerable: false, writable: true, configurable: true,
    },
    info: { __proto__: null, value: context, enumerable: true, writable: false, configurable: true },
    errno: viewOn(context, 'errno'),
    syscall: viewOn(context, 'syscall'),
    toString: {
      __proto__: null, enumerable: false, writable: true, configurable: true,
      value() { return `${this.name} [${code}]: ${this.message}`; },
    },
  });
  error.code = code;
  if (context.path !== undefined) Object.defineProperty(error, 'path', viewOn(context, 'path'));
  if (context.dest !== undefined) Object.defineProperty(error, 'dest', viewOn(context, 'dest'));
  return error;
}

module.exports = {
  dnsException,
  errnoException,
  exceptionWithHostPort,
  makeSystemError,
  uvException,
  uvExceptionWithHostPort,
};
