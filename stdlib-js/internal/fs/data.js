'use strict';
// Reading and writing whole files, in their callback and sync forms.
//
//   readFile, readFileSync, writeFile, writeFileSync, appendFile, appendFileSync
//   readFileAs(type, path, options, callback), toData(data, encoding), isFd(value)

const binding = internalBinding('fs');
const {
  newRequest, nextRequestId, mail, takeValue, tellSoon, tellWhenTaken,
} = require('internal/mailbox');
const {
  Call, runSync, runAsync, errorOf, lateErrorOf, kNumber,
} = require('internal/fs/call');
const { awaitBytes, kWriteCall } = require('internal/fs/bytes');
const { flagsOf } = require('internal/fs/constants');
const { hasHooks } = require('internal/async_context');
const { toPath, toFd, toLooseText, toOptions, toText } = require('internal/fs/arguments');
const {
  AbortError, hideStackFrames, codes: { ERR_FS_FILE_TOO_LARGE },
} = require('internal/errors');
const { validateFunction, parseFileMode } = require('internal/validators');

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer');

// In the place of the callback may stand what was meant as options: the error names it.
const validateCallback = hideStackFrames((callback) => {
  validateFunction(callback, 'cb');
  return callback;
});

// ---- whole files --------------------------------------------------------------------------------

const kReadDefaults = { flag: 'r' };
const kWriteDefaults = { encoding: 'utf8', mode: 0o666, flag: 'w' };
const kAppendDefaults = { encoding: 'utf8', mode: 0o666, flag: 'a' };

function isFd(value) {
  return typeof value === 'number' && value >>> 0 === value;
}

// `bytes` are an ArrayBuffer or a view.
function decode(bytes, encoding) {
  const buffer = ArrayBuffer.isView(bytes)
    ? new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new FastBuffer(bytes, 0, bytes.byteLength);
  return encoding ? buffer.toString(encoding) : buffer;
}

// Reading of one whole file: what is asked for, and the answer when it is there within the call.
class WholeRead {
  constructor(path, options, callback) {
    const byFd = isFd(path);
    this.syscall = byFd ? 'read' : 'open';
    this.path = byFd ? undefined : toPath(path);
    this.file = byFd ? toFd(path) : -1;
    this.how = byFd ? 0 : flagsOf(options.flag);
    this.encoding = options.encoding;
    this.callback = callback;
    this.outcome = undefined;
    this.context = undefined;
    this.offer = undefined;
  }

  start(request) {
    const { encoding } = this;
    return binding.readWhole(request, this.path, this.file, this.how,
      encoding === 'utf8' || encoding === 'utf-8');
  }

  // Text that is not too long comes as a string.
  finish(content) {
    return typeof content === 'string' ? content : decode(content, this.encoding);
  }

  answered(outcome) {
    this.outcome = outcome;
  }

  tell() {
    const { callback, outcome } = this;
    if (typeof outcome === 'number') tellWhole(this, callback, outcome);
    else if (Array.isArray(outcome)) tellWhole(this, callback, outcome[0], outcome[1]);
    else tellWhole(this, callback, 0, outcome);
  }

  late(result, at, count) {
    tellWhole(this, this.callback, result, count > 0 ? takeValue(mail[at]) : undefined);
  }
}

// Only open names the path: reading a directory is an error of "read".
function wholeError(call, errno, failedCall, makeError = lateErrorOf) {
  if (errno === -27) return tooLarge(call);
  if (failedCall !== undefined && failedCall !== 'open') {
    return makeError({ syscall: failedCall }, errno, failedCall);
  }
  return makeError(call, errno, failedCall);
}

// EFBIG: larger than a whole file may be.
function tooLarge(call) {
  let size = 'unknown';
  try {
    if (call.path !== undefined) size = require('fs').statSync(call.path).size;
  } catch { /* it has gone meanwhile */ }
  return new ERR_FS_FILE_TOO_LARGE(size);
}

function readFile(path, options, callback) {
  readFileAs('FSREQCALLBACK', path, options, callback);
}

// `type` is what async_hooks tells of the requests.
function readFileAs(type, path, options, callback) {
  callback = validateCallback(callback || options);
  options = toOptions(options, kReadDefaults);
  if (options.signal?.aborted) {
    callback(new AbortError(undefined, { cause: options.signal.reason }));
    return;
  }
  const call = new WholeRead(path, options, callback);
  if (options.signal !== undefined) callback = call.callback = abortable(options.signal, callback);
  if (hasHooks()) {
    const finish = (result, value) => tellWhole(call, callback, result, value);
    readWatched(path, options, type, finish);
    return;
  }
  const outcome = call.start(nextRequestId());
  if (outcome === null) {
    tellWhenTaken(call, type);
  } else if (outcome === undefined) {
    newRequest((result, at, count) => call.late(result, at, count), type);
  } else {
    call.answered(outcome);
    tellSoon(call, type);
  }
}

// `value` is the content, or the system call that failed.
function tellWhole(call, callback, result, value) {
  if (result < 0) {
    callback(wholeError(call, result, value));
    return;
  }
  let data;
  try {
    data = call.finish(value);
  } catch (error) {
    callback(error);
    return;
  }
  callback(null, data);
}

// A callback that is called once: with what it is given, or at an abort.
function abortable(signal, callback) {
  let done = false;
  const onAbort = () => {
    done = true;
    callback(new AbortError(undefined, { cause: signal.reason }));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return (error, data) => {
    if (done) return;
    done = true;
    signal.removeEventListener('abort', onAbort);
    callback(error, data);
  };
}

// Each step is told to the hooks of async_hooks.
function readWatched(path, options, type, finish) {
  const { readInSteps } = require('internal/fs/read_steps');
  const done = (result, bytes, failedCall) => finish(result, result < 0 ? failedCall : bytes);
  if (isFd(path)) readInSteps(undefined, path, 0, type, done);
  else readInSteps(toPath(path), -1, flagsOf(options.flag), type, done);
}

function readFileSync(path, options) {
  options = toOptions(options, kReadDefaults);
  const call = new WholeRead(path, options, undefined);
  const outcome = call.start(-1);
  if (typeof outcome === 'number') throw wholeError(call, outcome, undefined, errorOf);
  if (Array.isArray(outcome)) throw wholeError(call, outcome[0], outcome[1], errorOf);
  return call.finish(outcome);
}

const toData = hideStackFrames((data, encoding, asText = toText) => {
  if (ArrayBuffer.isView(data)) {
    return data instanceof Uint8Array ? data
      : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  return Buffer.from(asText(data, 'data'), encoding || 'utf8');
});

// With a signal the bytes go in pieces: it is looked at between them.
const kPiece = 512 * 1024;

function writeAll(fd, owned, bytes, offset, signal, callback) {
  const finish = (error) => {
    if (!owned) callback(error);
    else {
      runAsync(closeCall(fd), (closeError) => callback(error ?? closeError));
    }
  };
  if (signal?.aborted) {
    finish(new AbortError(undefined, { cause: signal.reason }));
    return;
  }
  if (offset >= bytes.byteLength) {
    finish(null);
    return;
  }
  const length = Math.min(bytes.byteLength - offset, signal ? kPiece : Infinity);
  awaitBytes(binding.write(nextRequestId(), fd, bytes, offset, length, -1), kWriteCall,
    (error, written) => {
      if (error) finish(error);
      else writeAll(fd, owned, bytes, offset + written, signal, callback);
    });
}

function closeCall(fd) {
  return new Call('close', undefined, undefined, (request) => binding.close(request, fd), 0);
}

function openCall(path, options) {
  const how = flagsOf(options.flag || 'w');
  const mode = parseFileMode(options.mode, 'mode', 0o666);
  path = toPath(path);
  return new Call('open', path, undefined, (request) => binding.open(request, path, how, mode),
    kNumber);
}

function writeFile(path, data, options, callback) {
  callback = validateCallback(callback || options);
  options = toOptions(options, kWriteDefaults);
  const bytes = toData(data, options.encoding, toLooseText);
  if (isFd(path)) {
    writeAll(toFd(path), false, bytes, 0, options.signal, callback);
    return;
  }
  if (options.signal?.aborted) {
    callback(new AbortError(undefined, { cause: options.signal.reason }));
    return;
  }
  runAsync(openCall(path, options), (error, fd) => {
    if (error) callback(error);
    else writeAll(fd, true, bytes, 0, options.signal, callback);
  });
}

function writeFileSync(path, data, options) {
  options = toOptions(options, kWriteDefaults);
  const bytes = toData(data, options.encoding, toLooseText);
  const fd = isFd(path) ? toFd(path) : runSync(openCall(path, options));
  try {
    for (let at = 0; at < bytes.byteLength;) {
      const result = binding.write(-1, fd, bytes, at, bytes.byteLength - at, -1);
      if (result < 0) throw errorOf(kWriteCall, result);
      at += result;
    }
  } finally {
    if (!isFd(path)) runSync(closeCall(fd));
  }
}

function appendFile(path, data, options, callback) {
  callback = validateCallback(callback || options);
  options = { ...toOptions(options, kAppendDefaults) };
  if (isFd(path) || !options.flag) options.flag = 'a';
  writeFile(path, data, options, callback);
}

function appendFileSync(path, data, options) {
  options = { ...toOptions(options, kAppendDefaults) };
  if (isFd(path) || !options.flag) options.flag = 'a';
  writeFileSync(path, data, options);
}

module.exports = {
  readFile, readFileAs, readFileSync, writeFile, writeFileSync, appendFile, appendFileSync, toData,
  isFd,
};
