'use strict';

// Buffer's methods that have to do with text.
//
//   install(prototype)          adds toString, toLocaleString, write, toJSON, inspect, and the
//                               native xxxSlice and xxxWrite
//   options                     {inspectMaxBytes}: buffer.INSPECT_MAX_BYTES

const binding = internalBinding('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_ENCODING },
} = require('internal/errors');
const { lengthOf } = require('internal/buffer');
const { encodingOf } = require('internal/buffer/encodings');

const options = { inspectMaxBytes: 50 };

function toString(encoding, start, end) {
  const length = lengthOf(this);
  if (arguments.length === 0) return this.utf8Slice(0, length);
  if (start <= 0) start = 0;
  else if (start >= length) return '';
  else start = Math.trunc(start) || 0;
  if (end === undefined || end > length) end = length;
  else end = Math.trunc(end) || 0;
  if (end <= start) return '';
  if (encoding === undefined) return this.utf8Slice(start, end);
  const found = encodingOf(encoding);
  if (found === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return found.slice(this, start, end);
}

function checkPlace(value, name, most) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > most) {
    throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${most}`, value);
  }
}

// write(string[, offset[, length]][, encoding])
function write(string, offset, length, encoding) {
  const size = lengthOf(this);
  if (offset === undefined) return this.utf8Write(string, 0, size);
  if (length === undefined && typeof offset === 'string') {
    encoding = offset;
    length = size;
    offset = 0;
  } else {
    checkPlace(offset, 'offset', size);
    const left = size - offset;
    if (length === undefined) {
      length = left;
    } else if (typeof length === 'string') {
      encoding = length;
      length = left;
    } else {
      checkPlace(length, 'length', size);
      if (length > left) length = left;
    }
  }
  if (!encoding) return this.utf8Write(string, offset, length);
  const found = encodingOf(encoding);
  if (found === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return found.write(this, string, offset, length);
}

function toJSON() {
  const { length } = this;
  const data = new Array(length);
  for (let i = 0; i < length; i++) data[i] = this[i];
  return { type: 'Buffer', data };
}

// ---- inspect -----------------------------------------------------------------------------------

function ownExtras(bytes, showHidden) {
  const keys = internalBinding('util').getOwnNonIndexProperties(bytes, showHidden ? 0 : 2);
  if (keys.length === 0) return undefined;
  const extras = { __proto__: null };
  for (const key of keys) extras[key] = bytes[key];
  return extras;
}

// "{ [Object: null prototype] a: 1 }" -> "a: 1"
function showExtras(extras, context) {
  const shown = require('internal/util/inspect').inspect(extras, {
    ...context, breakLength: Infinity, compact: true,
  });
  return shown.slice('[Object: null prototype] { '.length, -2);
}

function nameOf(bytes) {
  try {
    const { constructor } = bytes;
    if (typeof constructor === 'function' && Object.hasOwn(constructor, 'name')) {
      return constructor.name;
    }
  } catch {
    // A getter that throws: it is a Buffer all the same.
  }
  return 'Buffer';
}

function inspect(recurseTimes, context) {
  const most = options.inspectMaxBytes;
  const shown = Math.min(most, this.length);
  const left = this.length - most;
  let text = this.hexSlice(0, shown).replace(/..(?!$)/g, '$& ');
  if (left > 0) text += ` ... ${left} more byte${left > 1 ? 's' : ''}`;
  if (context) {
    const extras = ownExtras(this, context.showHidden);
    if (extras !== undefined) {
      if (this.length !== 0) text += ', ';
      text += showExtras(extras, context);
    }
  }
  return `<${nameOf(this)} ${text}>`;
}

const natives = ['asciiSlice', 'base64Slice', 'base64urlSlice', 'latin1Slice', 'hexSlice',
  'ucs2Slice', 'utf8Slice', 'asciiWrite', 'base64Write', 'base64urlWrite', 'latin1Write',
  'hexWrite', 'ucs2Write', 'utf8Write'];

function install(prototype) {
  for (const name of natives) prototype[name] = binding[name];
  Object.assign(prototype, { toString, write, toJSON, inspect, toLocaleString: toString });
  prototype[Symbol.for('nodejs.util.inspect.custom')] = inspect;
}

module.exports = { install, options, checkPlace };
