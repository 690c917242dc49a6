'use strict';
// What spawn and its relatives take: file, arguments and options, checked and made plain.
//
//   normalize(file, args, options) -> { file, args, options, env, ... }
//   stdioPlan(stdio) -> [{ kind: 'pipe' | 'ignore' | 'fd' | 'ipc', fd }]
//   nativeArguments(plan, settings)   the list that bindings/child takes

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL,
    ERR_INVALID_SYNC_FORK_INPUT, ERR_IPC_SYNC_FORK, ERR_IPC_ONE_PIPE },
} = require('internal/errors');
const {
  validateString, validateBoolean, validateObject,
} = require('internal/validators');
const { signalNumber } = require('internal/signals');

function checkNoNul(value, name) {
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function checkOptions(options) {
  const { cwd, detached, uid, gid, shell, argv0, windowsHide, windowsVerbatimArguments } = options;
  if (detached !== undefined && detached !== null) validateBoolean(detached, 'options.detached');
  if (uid !== undefined && uid !== null && !isInt32(uid)) {
    throw new ERR_INVALID_ARG_TYPE('options.uid', 'int32', uid);
  }
  if (gid !== undefined && gid !== null && !isInt32(gid)) {
    throw new ERR_INVALID_ARG_TYPE('options.gid', 'int32', gid);
  }
  if (shell !== undefined && shell !== null && typeof shell !== 'boolean' &&
      typeof shell !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  checkNoNul(shell, 'options.shell');
  if (argv0 !== undefined && argv0 !== null) {
    validateString(argv0, 'options.argv0');
    checkNoNul(argv0, 'options.argv0');
  }
  if (windowsHide !== undefined && windowsHide !== null) {
    validateBoolean(windowsHide, 'options.windowsHide');
  }
  if (windowsVerbatimArguments !== undefined && windowsVerbatimArguments !== null) {
    validateBoolean(windowsVerbatimArguments, 'options.windowsVerbatimArguments');
  }
  if (cwd === undefined || cwd === null) return '';
  const folder = require('internal/fs/arguments').toPath(cwd, 'options.cwd');
  return typeof folder === 'string' ? folder : folder.toString();
}

function isInt32(value) {
  return value === (value | 0);
}

function normalize(file, args, options) {
  validateString(file, 'file');
  checkNoNul(file, 'file');
  if (file.length === 0) throw new ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  if (Array.isArray(args)) {
    args = [...args];
  } else if (args === undefined || args === null) {
    args = [];
  } else if (typeof args !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  } else {
    options = args;
    args = [];
  }
  args = args.map((arg, i) => {
    checkNoNul(arg, `args[${i}]`);
    return String(arg);
  });
  if (options === undefined) options = {};
  else validateObject(options, 'options');
  const settings = { ...options };
  settings.cwd = checkOptions(settings);
  if (settings.shell) {
    const command = [file, ...args].join(' ');
    file = typeof settings.shell === 'string' ? settings.shell : '/bin/sh';
    args = ['-c', command];
  }
  settings.file = file;
  settings.args = [typeof settings.argv0 === 'string' ? settings.argv0 : file, ...args];
  settings.envPairs = envPairs(settings.env);
  return settings;
}

function envPairs(env) {
  const from = env ?? process.env;
  const pairs = [];
  for (const name in from) { // eslint-disable-line guard-for-in
    const value = from[name];
    if (value === undefined) continue;
    checkNoNul(name, `options.env['${name}']`);
    checkNoNul(`${value}`, `options.env['${name}']`);
    pairs.push(`${name}=${value}`);
  }
  return pairs;
}

function stdioPlan(stdio, sync) {
  if (typeof stdio === 'string') {
    if (!['ignore', 'pipe', 'overlapped', 'inherit'].includes(stdio)) {
      throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
    }
    stdio = stdio === 'inherit' ? [0, 1, 2] : [stdio, stdio, stdio];
  } else if (stdio === undefined || stdio === null) {
    stdio = [];
  } else if (!Array.isArray(stdio)) {
    throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  }
  stdio = [...stdio];
  while (stdio.length < 3) stdio.push(undefined);
  let ipc = false;
  return stdio.map((entry, i) => {
    const place = planOne(entry, i, sync);
    if (place.kind === 'ipc') {
      if (ipc) throw new ERR_IPC_ONE_PIPE();
      ipc = true;
    }
    return place;
  });
}

function planOne(entry, i, sync) {
  if (entry === undefined || entry === null) return { kind: i < 3 ? 'pipe' : 'ignore', fd: -1 };
  if (entry === 'ignore') return { kind: 'ignore', fd: -1 };
  if (entry === 'pipe' || entry === 'overlapped') return { kind: 'pipe', fd: -1 };
  if (entry === 'inherit') return { kind: 'fd', fd: i };
  if (entry === 'ipc') {
    if (sync) throw new ERR_IPC_SYNC_FORK();
    return { kind: 'ipc', fd: -1 };
  }
  if (typeof entry === 'number') return { kind: 'fd', fd: entry };
  if (typeof entry === 'object' && typeof entry.fd === 'number') return { kind: 'fd', fd: entry.fd };
  if (typeof entry === 'object' && typeof entry._handle?.fd === 'number') {
    return { kind: 'fd', fd: entry._handle.fd };
  }
  if (typeof entry === 'string' || ArrayBuffer.isView(entry)) {
    if (!sync) throw new ERR_INVALID_SYNC_FORK_INPUT(require('util').inspect(entry));
    return { kind: 'ignore', fd: -1 }; // Node takes it for input, and gives it to nobody
  }
  throw new ERR_INVALID_ARG_VALUE('stdio', entry);
}

const kNull = -1;
const kPipe = -3;
const kChannel = -4;
const numberOfKind = { __proto__: null, ignore: kNull, pipe: kPipe, ipc: kChannel };

function nativeArguments(plan, settings) {
  const numbers = plan.map(({ kind, fd }) => (kind === 'fd' ? fd : numberOfKind[kind]));
  return [settings.file, settings.args, settings.cwd, settings.envPairs, numbers,
    Boolean(settings.detached), settings.uid ?? -1, settings.gid ?? -1];
}

function readTimeout(timeout) {
  if (timeout !== undefined && timeout !== null && !(Number.isInteger(timeout) && timeout >= 0)) {
    throw new ERR_OUT_OF_RANGE('timeout', 'an unsigned integer', timeout);
  }
  return timeout;
}

function readMaxBuffer(maxBuffer) {
  if (maxBuffer !== undefined && maxBuffer !== null &&
      !(typeof maxBuffer === 'number' && maxBuffer >= 0)) {
    throw new ERR_OUT_OF_RANGE('options.maxBuffer', 'a positive number', maxBuffer);
  }
  return maxBuffer;
}

function readKillSignal(signal) {
  if (signal === undefined || signal === null) return undefined;
  if (typeof signal !== 'string' && typeof signal !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], signal);
  }
  const number = signalNumber(signal);
  // 0 asks whether a process is there: nothing ends by it.
  if (!number) throw new ERR_UNKNOWN_SIGNAL(signal);
  return number;
}

module.exports = {
  checkNoNul, normalize, stdioPlan, nativeArguments, readTimeout, readMaxBuffer, readKillSignal,
};
