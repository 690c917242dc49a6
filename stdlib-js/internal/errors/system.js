'use strict';

// Errors of system calls, from the negative errno numbers that the native layer returns.
//
//   uvException({errno, syscall, path, dest, message, ...})  "ENOENT: no such file or directory, open 'x'"
//   lateUvException({errno, syscall, path, dest})  the same, of a call that did not wait: no stack
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

function uvMessage(code, context, hasPath, hasDest) {
  const text = context.message || textOf(context.errno) || 'unknown error';
  let message = `${code}: ${text}, ${context.syscall}`;
  if (hasPath) message += ` '${context.path}'`;
  if (hasDest) message += ` -> '${context.dest}'`;
  return message;
}

function uvCode({ errno, code = 'UNKNOWN' }) {
  return textOf(errno) === undefined ? code : nameOf(errno);
}

function uvException(context) {
  const code = uvCode(context);
  const error = errorBelow(uvException,
    uvMessage(code, context, Boolean(context.path), Boolean(context.dest)));
  for (const key of Object.keys(context)) {
    if (key !== 'message' && key !== 'path' && key !== 'dest') error[key] = context[key];
  }
  error.code = code;
  const path = context.path ? String(context.path) : '';
  const dest = context.dest ? String(context.dest) : '';
  if (path) error.path = path;
  if (dest) error.dest = dest;
  return error;
}

// As the native layer of Node makes it: an empty path is a path, too.
function lateUvException({ errno, syscall, path, dest }) {
  const code = uvCode({ errno });
  const error = withoutStack(
    uvMessage(code, { errno, syscall, path, dest }, path !== undefined, dest !== undefined));
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = String(path);
  if (dest !== undefined) error.dest = String(dest);
  return error;
}

// A program may have made the limit a property that cannot be written.
function withoutStack(message) {
  const limit = Error.stackTraceLimit;
  if (!Reflect.set(Error, 'stackTraceLimit', 0)) return new Error(message);
  try {
    return new Error(message);
  } finally {
    Error.stackTraceLimit = limit;
  }
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

function inspectWithGetters(depth, context) {
  const { inspect } = require('internal/util/inspect');
  return inspect(this, { ...context, getters: true, customInspect: false });
}

function makeSystemError(code, prefix, context, at) {
  const error = new Error(systemMessage(prefix, context));
  Error.captureStackTrace(error, at);
  error.name = `SystemError [${code}]`;
  error.stack; // eslint-disable-line no-unused-expressions
  error.code = code;
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
    [Symbol.for('nodejs.util.inspect.custom')]: {
      __proto__: null, enumerable: false, writable: true, configurable: true,
      value: inspectWithGetters,
    },
  });
  if (context.path !== undefined) Object.defineProperty(error, 'path', viewOn(context, 'path'));
  if (context.dest !== undefined) Object.defineProperty(error, 'dest', viewOn(context, 'dest'));
  return error;
}

module.exports = {
  dnsException,
  errnoException,
  exceptionWithHostPort,
  lateUvException,
  makeSystemError,
  uvException,
  uvExceptionWithHostPort,
};
