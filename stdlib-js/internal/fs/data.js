'use strict';
// Reading and writing bytes: fs.read, fs.write, and whole files, in their callback and sync forms.
//
//   read, readSync, write, writeSync, readFile, readFileSync, writeFile, writeFileSync, appendFile,
//   appendFileSync; readWhole(path or fd, flags) -> Call

const binding = internalBinding('fs');
const { newRequest, mail, takeValue } = require('internal/mailbox');
const { Call, runSync, runAsync, errorOf, lateErrorOf, withLength, kNumber, kValue } = require('internal/fs/call');
const { flagsOf } = require('internal/fs/constants');
const { hasHooks } = require('internal/async_context');
const {
  toPath, toFd, toBytes, toOptions, toPosition, checkRange, checkReadRange,
} = require('internal/fs/arguments');
const {
  AbortError, hideStackFrames,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_FS_FILE_TOO_LARGE },
} = require('internal/errors');
const {
  validateFunction, validateInteger, validateEncoding, validateObject, parseFileMode,
} = require('internal/validators');

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer');

// ---- fs.read ------------------------------------------------------------------------------------

// read(fd, buffer, offset, length, position), read(fd, buffer, options), read(fd, options).
function readArguments(buffer, offset, length, position, count) {
  if (count <= 1 || (buffer !== null && typeof buffer === 'object' &&
    !ArrayBuffer.isView(buffer))) {
    if (buffer !== undefined && buffer !== null) validateObject(buffer, 'options');
    ({ buffer = Buffer.alloc(16384), offset = 0, length = buffer.byteLength - offset,
      position = null } = buffer ?? {});
  } else if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  toBytes(buffer);
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  return { buffer, offset, length, position };
}

// What is no object has none of these properties, and so means the defaults.
function readOptions(buffer, options = {}) {
  let { offset = 0, length, position = null } = options;
  if (offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length ??= buffer.byteLength - offset;
  return { buffer, offset, length: length | 0, position };
}

function checkRead({ buffer, offset, length }) {
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
}

function read(fd, ...args) {
  fd = toFd(fd);
  const callback = args[args.length - 1];
  validateFunction(callback, 'cb');
  args.pop();
  const onlyBuffer = args.length === 1 && ArrayBuffer.isView(args[0]);
  const parts = readArguments(args[0], args[1], args[2], args[3], onlyBuffer ? 2 : args.length);
  const { buffer, offset, length } = parts;
  if (length === 0) {
    process.nextTick(callback, null, 0, buffer);
    return;
  }
  checkRead(parts);
  const position = toPosition(parts.position, length);
  const request = newRequest((result) => {
    if (result < 0) callback(lateErrorOf(kReadCall, result), 0, buffer);
    else callback(null, result, buffer);
  }, 'FSREQCALLBACK');
  binding.read(request, fd, buffer, offset, length, position);
}

const kReadCall = new Call('read', undefined, undefined, undefined, kNumber);
const kWriteCall = new Call('write', undefined, undefined, undefined, kNumber);

function readSync(fd, buffer, ...rest) {
  fd = toFd(fd);
  toBytes(buffer);
  const parts = rest.length <= 1 || typeof rest[0] === 'object'
    ? readOptions(buffer, rest[0] ?? undefined)
    : readArguments(buffer, rest[0], rest[1], rest[2], 4);
  if (parts.length === 0) return 0;
  checkRead(parts);
  const result = binding.read(-1, fd, buffer, parts.offset, parts.length,
    toPosition(parts.position));
  if (result < 0) throw errorOf(kReadCall, result);
  return result;
}

// ---- fs.write -----------------------------------------------------------------------------------

function writeRange(buffer, offset, length, position) {
  if (typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? {});
  }
  if (offset === undefined || offset === null || typeof offset === 'function') offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  if (typeof position !== 'number' && typeof position !== 'bigint') position = null;
  checkRange(offset, length, buffer.byteLength);
  return { offset, length, position };
}

const checkText = hideStackFrames((text) => {
  if (typeof text !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], text);
  }
});

function bytesOf(text, encoding) {
  validateEncoding(text, encoding);
  return Buffer.from(text, encoding);
}

function write(fd, data, ...args) {
  fd = toFd(fd);
  const callback = args.find((each) => typeof each === 'function');
  const finish = (result) => {
    if (result < 0) callback(lateErrorOf(kWriteCall, result), 0, data);
    else callback(null, result, data);
  };
  if (ArrayBuffer.isView(data)) {
    validateFunction(callback, 'cb');
    const { offset, length, position } = writeRange(data,
      ...args.filter((each) => each !== callback));
    binding.write(newRequest(finish, 'FSREQCALLBACK'), fd, data, offset, length, toPosition(position));
    return;
  }
  checkText(data);
  const [position, encoding] = textArguments(args);
  validateFunction(callback, 'cb');
  const bytes = bytesOf(data, encoding);
  binding.write(newRequest(finish, 'FSREQCALLBACK'), fd, bytes, 0, bytes.length, toPosition(position));
}

// write(fd, string[, position[, encoding]])
function textArguments([position, encoding]) {
  return [typeof position === 'number' || typeof position === 'bigint' ? position : null,
    typeof encoding === 'string' ? encoding : 'utf8'];
}

function writeSync(fd, data, ...args) {
  fd = toFd(fd);
  let result;
  if (ArrayBuffer.isView(data)) {
    const { offset, length, position } = writeRange(data, ...args);
    result = binding.write(-1, fd, data, offset, length, toPosition(position));
  } else {
    checkText(data);
    const [position, encoding] = textArguments(args);
    const bytes = bytesOf(data, encoding);
    result = binding.write(-1, fd, bytes, 0, bytes.length, toPosition(position));
  }
  if (result < 0) throw errorOf(kWriteCall, result);
  return result;
}

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
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
}

function decode(bytes, encoding) {
  const buffer = new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === null || encoding === 'buffer'
    ? buffer : buffer.toString(encoding);
}

function readWhole(path, options, flagName) {
  const { encoding } = options;
  if (isFd(path)) {
    return new Call('read', undefined, undefined,
      (request) => binding.readWhole(request, undefined, path, 0), kValue,
      (bytes) => decode(bytes, encoding));
  }
  path = toPath(path);
  const how = flagsOf(options.flag, flagName);
  const call = new Call('open', path, undefined,
    (request) => binding.readWhole(request, path, -1, how), kValue,
    (bytes) => decode(bytes, encoding));
  return call;
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
  const call = readWhole(path, options, 'options.flag');
  let done = false;
  const finish = (result, value) => {
    if (done) return;
    done = true;
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
  };
  if (options.signal !== undefined) {
    options.signal.addEventListener('abort', () => {
      if (done) return;
      done = true;
      callback(new AbortError(undefined, { cause: options.signal.reason }));
    }, { once: true });
  }
  if (hasHooks()) {
    readWatched(path, options, type, finish);
    return;
  }
  call.start(newRequest((result, at, count) => {
    finish(result, count > 0 ? takeValue(mail[at]) : undefined);
  }, type));
}

// Each step is told to the hooks of async_hooks.
function readWatched(path, options, type, finish) {
  const { readInSteps } = require('internal/fs/read_steps');
  const done = (result, bytes, failedCall) => finish(result, result < 0 ? failedCall : bytes);
  if (isFd(path)) readInSteps(undefined, path, 0, type, done);
  else readInSteps(toPath(path), -1, flagsOf(options.flag, 'options.flag'), type, done);
}

function readFileSync(path, options) {
  options = toOptions(options, kReadDefaults);
  const call = readWhole(path, options);
  const outcome = call.start(-1);
  if (typeof outcome === 'number') throw wholeError(call, outcome, undefined, errorOf);
  if (Array.isArray(outcome)) throw wholeError(call, outcome[0], outcome[1], errorOf);
  return call.finish(outcome);
}

const toData = hideStackFrames((data, encoding) => {
  if (ArrayBuffer.isView(data)) {
    return data instanceof Uint8Array ? data
      : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  if (typeof data !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return Buffer.from(data, encoding || 'utf8');
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
  binding.write(newRequest((result) => {
    if (result < 0) finish(lateErrorOf(kWriteCall, result));
    else writeAll(fd, owned, bytes, offset + result, signal, callback);
  }, 'FSREQCALLBACK'), fd, bytes, offset, Math.min(bytes.byteLength - offset, signal ? kPiece : Infinity), -1);
}

function closeCall(fd) {
  return new Call('close', undefined, undefined, (request) => binding.close(request, fd), 0);
}

function openCall(path, options) {
  const how = flagsOf(options.flag);
  const mode = parseFileMode(options.mode, 'mode', 0o666);
  path = toPath(path);
  return new Call('open', path, undefined, (request) => binding.open(request, path, how, mode),
    kNumber);
}

function writeFile(path, data, options, callback) {
  callback = validateCallback(callback || options);
  options = toOptions(options, kWriteDefaults);
  const bytes = toData(data, options.encoding);
  if (isFd(path)) {
    writeAll(path, false, bytes, 0, options.signal, callback);
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
  const bytes = toData(data, options.encoding);
  const fd = isFd(path) ? path : runSync(openCall(path, options));
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

// They take what follows the buffer in several forms.
withLength(read, 6);
withLength(readSync, 5);
withLength(write, 6);
withLength(writeSync, 5);

module.exports = {
  read, readSync, write, writeSync, readFile, readFileAs, readFileSync, writeFile, writeFileSync,
  appendFile, appendFileSync, toData, isFd,
};
