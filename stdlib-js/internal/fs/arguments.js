'use strict';
// What fs takes for paths, descriptors, buffers, positions, options and times.
//
//   toPath(value, name), textPath(value, name), fromUrl(value), toFd(value), toBytes, toText,
//   toLooseText, toBytesArray, toOptions(options, defaults), toPosition, toLoosePosition, toSeconds
//   encodeName(bytes, encoding)    a name as the caller wants it

const {
  hideStackFrames,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  validateInteger, validateInt32, validateAbortSignal, validateEncoding,
} = require('internal/validators');

// The path of a file URL; any other value as it is.
const fromUrl = hideStackFrames((value) => {
  if (typeof value === 'object' && value !== null && typeof value.href === 'string' &&
      typeof value.protocol === 'string') {
    return require('url').fileURLToPath(value);
  }
  return value;
});

const toPath = hideStackFrames((value, name = 'path') => {
  value = fromUrl(value);
  if (typeof value === 'string') {
    if (value.includes('\u0000')) {
      throw new ERR_INVALID_ARG_VALUE(name, value,
        'must be a string or Uint8Array without null bytes');
    }
    return value;
  }
  if (value instanceof Uint8Array) {
    if (value.includes(0)) {
      throw new ERR_INVALID_ARG_VALUE(name, value,
        'must be a string or Uint8Array without null bytes');
    }
    return value;
  }
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
});

// A path as text, for what makes other names from it.
const textPath = hideStackFrames((value, name) => {
  const path = toPath(value, name);
  return typeof path === 'string' ? path : require('buffer').Buffer.from(path).toString();
});

const toFd = hideStackFrames((fd) => {
  if (Object.is(fd, -0)) return 0;
  validateInt32(fd, 'fd', 0);
  return fd;
});

const toBytes = hideStackFrames((buffer, name = 'buffer') => {
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
  return buffer;
});

const toText = hideStackFrames((value, name) => {
  if (typeof value === 'string') return value;
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
});

// With some functions an object with a toString of its own still stands for its text.
const toLooseText = hideStackFrames((value, name) => {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'toString') &&
      typeof value.toString === 'function') {
    warnAboutText();
    return String(value);
  }
  return toText(value, name);
});

let warnedAboutText = false;

function warnAboutText() {
  if (warnedAboutText) return;
  warnedAboutText = true;
  process.emitWarning('Implicit coercion of objects with own toString property is deprecated.',
    'DeprecationWarning', 'DEP0162');
}

const toBytesArray = hideStackFrames((buffers) => {
  if (!Array.isArray(buffers)) {
    throw new ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  }
  for (const buffer of buffers) {
    if (!ArrayBuffer.isView(buffer)) {
      throw new ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
    }
  }
  return buffers;
});

const checkEncoding = hideStackFrames((encoding) => {
  if (!encoding || encoding === 'buffer') return;
  if (!require('buffer').Buffer.isEncoding(encoding)) {
    // Node has the name and the value in this order.
    throw new ERR_INVALID_ARG_VALUE(`${encoding}`, 'encoding', 'is invalid encoding');
  }
});

// Options given as a string name an encoding.
const toOptions = hideStackFrames((options, defaults) => {
  if (options === null || options === undefined || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    options = { ...defaults, encoding: options };
  } else if (typeof options === 'object') {
    options = { ...defaults, ...options };
  } else {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  checkEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
});

// Where to read: a number, a bigint, or the file's own position (nothing, or below zero).
const toPosition = hideStackFrames((position, name = 'position') => {
  if (position === undefined || position === null) return -1;
  if (typeof position === 'bigint') {
    if (BigInt.asIntN(64, position) !== position) {
      throw new ERR_OUT_OF_RANGE(name, `>= -${2n ** 63n} && <= ${2n ** 63n - 1n}`, position);
    }
    // Nothing is that far out; the system says what it thinks of it.
    return Math.min(Math.max(Number(position), -1), 2 ** 53);
  }
  if (typeof position !== 'number') {
    throw new ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
  validateInteger(position, name);
  return Math.max(position, -1);
});

const toSeconds = hideStackFrames((time, name) => {
  if (typeof time === 'string' && +time == time) return +time; // eslint-disable-line eqeqeq
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (require('internal/util/types').isDate(time)) return time.getTime() / 1000;
  throw new ERR_INVALID_ARG_TYPE(name ?? 'time', ['Date', 'Time in seconds'], time);
});

// write, readv and writev take what is no whole number for the file's own position.
function toLoosePosition(position) {
  return Number.isSafeInteger(position) && position >= 0 ? position : -1;
}

// What read complains about first is another thing than with write.
const checkReadRange = hideStackFrames((offset, length, size) => {
  if (offset < 0) throw new ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > size) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
  }
});

const checkRange = hideStackFrames((offset, length, size) => {
  validateInteger(offset, 'offset', 0);
  if (offset > size) throw new ERR_OUT_OF_RANGE('offset', `<= ${size}`, offset);
  if (length > size - offset) throw new ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
});

// Names come as ASCII strings or as bytes.
function encodeName(name, encoding) {
  if (typeof name === 'string' && (!encoding || encoding === 'utf8')) return name;
  const { Buffer } = require('buffer');
  if (typeof name === 'string') name = Buffer.from(name);
  const bytes = Buffer.from(name.buffer, name.byteOffset, name.byteLength);
  if (encoding === 'buffer') return bytes;
  return bytes.toString(encoding || 'utf8');
}

module.exports = {
  fromUrl, textPath, toPath, toFd, toBytes, toText, toLooseText, toBytesArray, toOptions, checkEncoding, toPosition,
  toLoosePosition, toSeconds,
  checkRange, checkReadRange, encodeName,
  validateEncoding,
};
