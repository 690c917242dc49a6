'use strict';

// The public module `buffer`: the class Buffer, put together from its parts.
//
//   Buffer, SlowBuffer, Blob, File, atob, btoa, transcode, isUtf8, isAscii, resolveObjectURL,
//   constants, kMaxLength, kStringMaxLength, INSPECT_MAX_BYTES
//
// The parts are in internal/buffer/: create (from, alloc, concat), text (toString, write, inspect),
// bytes (compare, indexOf, copy, fill), integers and floats (readX, writeX), pool, encodings.
// A Buffer is made with `new FastBuffer`; the function Buffer only shares its prototype.
//
// Covers all that Node 18 documents.

const { kMaxLength, kStringMaxLength } = internalBinding('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { FastBuffer, unclearedBuffer } = require('internal/buffer');
const { encodingOf } = require('internal/buffer/encodings');
const { pool } = require('internal/buffer/pool');
const text = require('internal/buffer/text');
const bytes = require('internal/buffer/bytes');
const create = require('internal/buffer/create');
const web = require('internal/buffer/web');

let warned = false;

function warnOfConstructor() {
  if (warned) return;
  if (require('internal/buffer/deprecated').calledFromPackage()) return;
  warned = true;
  process.emitWarning('Buffer() is deprecated due to security and usability issues. Please use ' +
    'the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.',
  'DeprecationWarning', 'DEP0005');
}

function Buffer(arg, encodingOrOffset, length) {
  warnOfConstructor();
  if (typeof arg !== 'number') return create.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') {
    throw new ERR_INVALID_ARG_TYPE('string', 'string', arg);
  }
  return create.alloc(arg);
}

Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer.prototype, 'constructor', {
  __proto__: null, value: Buffer, writable: true, enumerable: false, configurable: true,
});
Object.defineProperty(Buffer, Symbol.species, {
  __proto__: null, configurable: true, enumerable: false, get() { return FastBuffer; },
});
Object.defineProperty(Buffer, 'poolSize', {
  __proto__: null, enumerable: true, configurable: true,
  get() { return pool.size; },
  set(size) { pool.size = size; },
});
Object.assign(Buffer, {
  from: create.from,
  copyBytesFrom: create.copyBytesFrom,
  of: create.of,
  alloc: create.alloc,
  allocUnsafe: create.allocUnsafe,
  allocUnsafeSlow: create.allocUnsafeSlow,
  isBuffer(value) {
    return value instanceof Buffer;
  },
  compare: bytes.compareTwo,
  isEncoding(encoding) {
    return typeof encoding === 'string' && encoding !== '' && encodingOf(encoding) !== undefined;
  },
  concat: create.concat,
  byteLength: create.byteLength,
});

require('internal/buffer/floats').install(Buffer.prototype);
require('internal/buffer/integers').install(Buffer.prototype);
text.install(Buffer.prototype);
bytes.install(Buffer.prototype);

Object.defineProperty(Buffer.prototype, 'parent', {
  __proto__: null, enumerable: true,
  get() { return this instanceof Buffer ? this.buffer : undefined; },
});
Object.defineProperty(Buffer.prototype, 'offset', {
  __proto__: null, enumerable: true,
  get() { return this instanceof Buffer ? this.byteOffset : undefined; },
});

function SlowBuffer(length) {
  create.checkSize(length);
  return unclearedBuffer(length);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

module.exports = { Buffer, SlowBuffer, ...web, kMaxLength, kStringMaxLength };

Object.defineProperties(module.exports, {
  constants: {
    __proto__: null, configurable: false, enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { __proto__: null, value: kMaxLength, enumerable: true },
      MAX_STRING_LENGTH: { __proto__: null, value: kStringMaxLength, enumerable: true },
    }),
  },
  INSPECT_MAX_BYTES: {
    __proto__: null, configurable: true, enumerable: true,
    get() { return text.options.inspectMaxBytes; },
    set(count) { text.options.inspectMaxBytes = count; },
  },
});

const { defineLate } = require('internal/late_exports');
defineLate(module.exports, ['Blob', 'resolveObjectURL'], () => require('internal/blob'));
defineLate(module.exports, ['File'], () => require('internal/file'));
