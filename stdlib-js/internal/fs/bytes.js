'use strict';
// Reading and writing bytes at a descriptor: fs.read and fs.write, with a callback and at once.
//
//   read, readSync, write, writeSync
//   partsOfHandle(...), checkedRange(parts), readCall(fd, buffer, range), writeForm(data, args),
//        writeCall(fd, form): the parts of them for a FileHandle
//   awaitBytes(outcome, call, callback, data)   tells what a transfer comes to
//   kWriteCall: what an error of a write names

const binding = internalBinding('fs');
const { newRequest, nextRequestId, tellSoon } = require('internal/mailbox');
const { Call, errorOf, lateErrorOf, withLength, kNumber } = require('internal/fs/call');
const {
  toFd, toBytes, toText, toLooseText, toPosition, toLoosePosition, checkRange, checkReadRange,
} = require('internal/fs/arguments');
const {
  hideStackFrames, codes: { ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  validateEncoding, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { Buffer } = require('buffer');

const kReadCall = new Call('read', undefined, undefined, undefined, kNumber);
const kWriteCall = new Call('write', undefined, undefined, undefined, kNumber);

const kNullable = { nullable: true };
const kUsualSize = 16384;

// ---- fs.read ------------------------------------------------------------------------------------

// Fails for a buffer that is null, with the engine's words (as Node does).
function partsOf(buffer, options) {
  const { offset = 0, length = buffer.byteLength - offset, position = null } = options ?? {};
  return { buffer, offset, length, position };
}

// read(fd, buffer, offset, length, position, callback), read(fd, buffer, options, callback),
// read(fd, buffer or options, callback), read(fd, callback): told apart by how many there are.
function readForm(args) {
  const [first, second, third] = args;
  if (args.length > 3) {
    return [{ buffer: first, offset: second, length: third, position: args[3] }, args[4]];
  }
  if (args.length === 3) {
    validateObject(second, 'options', kNullable);
    return [partsOf(first, second), third];
  }
  if (args.length === 2) {
    if (ArrayBuffer.isView(first)) return [partsOf(first), second];
    const { buffer = Buffer.alloc(kUsualSize) } = first ?? {};
    return [partsOf(buffer, first), second];
  }
  return [partsOf(Buffer.alloc(kUsualSize)), first];
}

// Where and how much, or undefined if nothing is to be read.
const checkedRange = hideStackFrames(({ buffer, offset, length, position }) => {
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length === 0) return undefined;
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
  return { offset, length, position: toPosition(position) };
});

// What was answered within the call.
class BytesAnswer {
  constructor(call, callback, result, data) {
    this.call = call;
    this.callback = callback;
    this.result = result;
    this.data = data;
    this.context = undefined;
  }

  tell() {
    tellBytes(this.call, this.callback, this.result, this.data);
  }
}

function tellBytes(call, callback, result, data) {
  if (result < 0) callback(lateErrorOf(call, result), 0, data);
  else callback(null, result, data);
}

// `outcome` is what the native function returned for the request that would be next.
function awaitBytes(outcome, call, callback, data) {
  if (outcome !== undefined) {
    tellSoon(new BytesAnswer(call, callback, outcome, data), 'FSREQCALLBACK');
  } else {
    newRequest((result) => tellBytes(call, callback, result, data), 'FSREQCALLBACK');
  }
}

// The form that programs use most, with nothing to complain about, needs no further look.
function isPlainRead(fd, buffer, offset, length, position) {
  return typeof fd === 'number' && (fd | 0) === fd && fd >= 0 &&
    buffer instanceof Uint8Array &&
    typeof offset === 'number' && (offset | 0) === offset && offset >= 0 &&
    typeof length === 'number' && (length | 0) === length && length > 0 &&
    offset + length <= buffer.byteLength &&
    (position === null || position === undefined ||
      (Number.isSafeInteger(position) && position >= 0));
}

function read(fd, buffer, offset, length, position, callback) {
  if (typeof callback === 'function' && isPlainRead(fd, buffer, offset, length, position)) {
    awaitBytes(binding.read(nextRequestId(), fd, buffer, offset, length, position ?? -1),
      kReadCall, callback, buffer);
  } else {
    const [, ...args] = arguments; // eslint-disable-line prefer-rest-params
    readLoosely(fd, args);
  }
}

function readLoosely(fd, args) {
  fd = toFd(fd);
  const [parts, callback] = readForm(args);
  const buffer = toBytes(parts.buffer);
  validateFunction(callback, 'cb');
  const range = checkedRange(parts);
  if (range === undefined) {
    process.nextTick(callback, null, 0, buffer);
    return;
  }
  awaitBytes(binding.read(nextRequestId(), fd, buffer, range.offset, range.length, range.position),
    kReadCall, callback, buffer);
}

function lengthFrom(buffer, offset) {
  return typeof offset === 'number' ? buffer.byteLength - offset : buffer.byteLength;
}

// What a FileHandle takes: what is no whole number for a position is the file's own.
function partsOfHandle(buffer, offset, length, position) {
  let parts;
  if (!ArrayBuffer.isView(buffer)) {
    const { buffer: given = Buffer.alloc(kUsualSize) } = buffer ?? {};
    parts = partsOf(given, buffer);
    toBytes(given);
  } else if (offset !== null && typeof offset === 'object') {
    parts = partsOf(buffer, offset);
  } else {
    parts = { buffer, offset, length: length ?? lengthFrom(buffer, offset), position };
  }
  if (typeof parts.position !== 'bigint') parts.position = toLoosePosition(parts.position);
  return parts;
}

function readCall(fd, buffer, { offset, length, position }) {
  return new Call('read', undefined, undefined,
    (request) => binding.read(request, fd, buffer, offset, length, position), kNumber);
}

// readSync(fd, buffer, offset, length, position), readSync(fd, buffer[, options])
function readSync(fd, buffer, ...rest) {
  fd = toFd(fd);
  toBytes(buffer);
  let parts;
  if (rest.length > 1) {
    parts = { buffer, offset: rest[0], length: rest[1], position: rest[2] };
  } else {
    parts = partsOf(buffer, rest[0]);
  }
  const range = checkedRange(parts);
  if (range === undefined) return 0;
  const result = binding.read(-1, fd, buffer, range.offset, range.length, range.position);
  if (result < 0) throw errorOf(kReadCall, result);
  return result;
}

// ---- fs.write -----------------------------------------------------------------------------------

function writeRange(buffer, offset, length, position) {
  if (typeof offset === 'object') ({ offset, length, position } = partsOf(buffer, offset));
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  checkRange(offset, length, buffer.byteLength);
  return { bytes: buffer, offset, length, position: toLoosePosition(position) };
}


// Text of an unknown encoding is UTF-8.
function bytesOf(text, encoding) {
  text = toText(text, 'buffer');
  validateEncoding(text, encoding);
  return Buffer.from(text, Buffer.isEncoding(encoding) ? encoding : 'utf8');
}

// The bytes and where they go, of what write and writeSync are given.
function writeForm(data, args) {
  if (ArrayBuffer.isView(data)) return writeRange(data, args[0], args[1], args[2]);
  const bytes = bytesOf(data, args[1]);
  return { bytes, offset: 0, length: bytes.length, position: toLoosePosition(args[0]) };
}

// write(fd, buffer[, offset[, length[, position]]], callback), or with options: what is missing
// at the end leaves its place to the callback.
function callbackOfBytes(args) {
  const callback = args[3] || args[2] || args[1] || args[0];
  const at = args.indexOf(callback);
  const rest = typeof callback === 'function' ? args.slice(0, at) : args;
  if (typeof rest[0] === 'function') rest[0] = undefined;
  return [callback, rest];
}

// write(fd, string[, position[, encoding]], callback)
function callbackOfText([position, encoding, callback]) {
  if (typeof callback === 'function') return [callback, [position, encoding]];
  if (typeof position === 'function') return [position, []];
  return [encoding, [position]];
}

function write(fd, data, ...args) {
  fd = toFd(fd);
  const isText = !ArrayBuffer.isView(data);
  const written = isText ? toLooseText(data, 'buffer') : data;
  const [callback, rest] = isText ? callbackOfText(args) : callbackOfBytes(args);
  validateFunction(callback, 'cb');
  const { bytes, offset, length, position } = writeForm(written, rest);
  awaitBytes(binding.write(nextRequestId(), fd, bytes, offset, length, position),
    kWriteCall, callback, data);
}

function writeCall(fd, { bytes, offset, length, position }) {
  return new Call('write', undefined, undefined,
    (request) => binding.write(request, fd, bytes, offset, length, position), kNumber);
}

function writeSync(fd, data, ...args) {
  fd = toFd(fd);
  const { bytes, offset, length, position } = writeForm(data, args);
  const result = binding.write(-1, fd, bytes, offset, length, position);
  if (result < 0) throw errorOf(kWriteCall, result);
  return result;
}

// They take what follows the buffer in several forms.
withLength(read, 6);
withLength(readSync, 5);
withLength(write, 6);
withLength(writeSync, 5);

module.exports = {
  read, readSync, write, writeSync, partsOfHandle, checkedRange, readCall, writeForm, writeCall,
  awaitBytes, kWriteCall,
};
