'use strict';

// Blob: bytes that never change, put together from parts when somebody reads them.
//
//   Blob                    size, type, slice(), arrayBuffer(), text(), stream()
//   isBlob(value)
//   resolveObjectURL(url)   the Blob of URL.createObjectURL(), or undefined
//
// A Blob holds its parts as they were given: slices share memory, nothing is copied twice.

const {
  codes: {
    ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS,
  },
} = require('internal/errors');
const { isArrayBuffer } = require('internal/buffer');
const { Hosted, kClone } = require('internal/structured_clone');
const { validateDictionary } = require('internal/validators');
const { kMaxLength, encodeUtf8, decodeUtf8 } = internalBinding('buffer');

const inspect = Symbol.for('nodejs.util.inspect.custom');
const beyondPrintable = /[^\u0020-\u007e]/;

function normalType(type) {
  type = `${type}`;
  return beyondPrintable.test(type) ? '' : type.toLowerCase();
}

const kSmall = 4096;
const kStreamed = 64 * 1024; // bytes of a piece that stream() gives

// Set by the class, which alone can look inside.
let isOne, innerParts;

function isBlob(value) {
  return typeof value === 'object' && value !== null && isOne(value);
}

// A copy, since the caller may change what it gave; a Blob's own parts never change.
function partsOf(source, endings) {
  if (isBlob(source)) return innerParts(source);
  if (isArrayBuffer(source)) return [new Uint8Array(source.slice(0))];
  if (ArrayBuffer.isView(source)) {
    return [new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()];
  }
  let text = `${source}`;
  if (endings === 'native') text = text.replace(/\r\n|\n|\r/g, '\n');
  return [encodeUtf8(text)];
}

function checkSources(sources) {
  if (sources === null || typeof sources?.[Symbol.iterator] !== 'function' ||
      typeof sources === 'string') {
    throw new ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
  }
}

function gather(sources, endings) {
  if (endings !== 'transparent' && endings !== 'native') {
    throw new ERR_INVALID_ARG_VALUE('options.endings', endings);
  }
  const parts = [];
  for (const source of sources) {
    for (const part of partsOf(source, endings)) if (part.length > 0) parts.push(part);
  }
  return parts;
}

function cut(parts, start, end) {
  const kept = [];
  let at = 0;
  for (const part of parts) {
    const from = Math.max(start - at, 0), to = Math.min(end - at, part.length);
    if (from < to) kept.push(part.subarray(from, to));
    at += part.length;
  }
  return kept;
}

function joined(parts, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function clampIndex(index, size) {
  index = Math.trunc(index) || 0;
  return index < 0 ? Math.max(size + index, 0) : Math.min(index, size);
}

const kParts = Symbol('kParts'); // for the constructor: parts that are Blob's own already
const kShown = Symbol('kShown'); // what inspect shows

class Blob extends Hosted {
  #parts;
  #size = 0;
  #type = '';
  #arriving; // a promise of arrayBuffer() that is not fulfilled yet

  static {
    isOne = (value) => #parts in value;
    innerParts = (blob) => blob.#parts;
  }

  constructor(sources = [], options = {}) {
    super();
    if (sources?.[kParts] !== undefined) {
      this.#parts = sources[kParts];
      this.#type = options.type;
    } else {
      checkSources(sources);
      validateDictionary(options, 'options');
      // Each is asked for once, by its name.
      const { type = '', endings = 'transparent' } = options ?? {};
      this.#parts = gather(sources, `${endings}`);
      this.#type = normalType(type);
    }
    for (const part of this.#parts) this.#size += part.length;
    if (this.#size > kMaxLength) throw new ERR_BUFFER_TOO_LARGE(kMaxLength);
  }

  get type() {
    return Blob.#checked(this).#type;
  }
  get size() {
    return Blob.#checked(this).#size;
  }

  slice(start = 0, end = Blob.#checked(this).#size, contentType = '') {
    Blob.#checked(this);
    const from = clampIndex(start, this.#size);
    const to = Math.max(clampIndex(end, this.#size), from);
    return new Blob({ [kParts]: cut(this.#parts, from, to) }, { type: normalType(contentType) });
  }

  // Its bytes never change, so that a copy may share them.
  [kClone]() {
    const parts = this.#parts;
    const type = this.#type;
    return { restore: () => new Blob({ [kParts]: parts }, { type }) };
  }

  // Who asks again for a large one before it is there gets the same promise.
  arrayBuffer() {
    try {
      Blob.#checked(this);
    } catch (error) {
      return Promise.reject(error);
    }
    if (this.#arriving !== undefined) return this.#arriving;
    const promise = Promise.resolve(joined(this.#parts, this.#size).buffer);
    if (this.size < kSmall) return promise;
    this.#arriving = promise.finally(() => { this.#arriving = undefined; });
    return this.#arriving;
  }
  async text() {
    return decodeUtf8(joined(Blob.#checked(this).#parts, this.#size), false, false);
  }
  stream() {
    const parts = Blob.#checked(this).#parts;
    const size = this.#size;
    let at = 0;
    const { ReadableStream } = require('internal/webstreams/classes');
    return new ReadableStream({
      type: 'bytes',
      pull(controller) {
        if (at < size) {
          const end = Math.min(at + kStreamed, size);
          controller.enqueue(joined(cut(parts, at, end), end - at));
          at = end;
          return;
        }
        controller.close();
        controller.byobRequest?.respond(0);
      },
    });
  }

  static #checked(value) {
    if (!isBlob(value)) throw new ERR_INVALID_THIS('Blob');
    return value;
  }

  [inspect](depth, options) {
    if (depth < 0) return options.stylize(`[${this.constructor.name}]`, 'special');
    const { inspect: show } = require('internal/util/inspect');
    const deeper = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `${this.constructor.name} ${show(this[kShown](), deeper)}`;
  }
  [kShown]() {
    return { size: this.size, type: this.type };
  }
}

function resolveObjectURL(url) {
  url = `${url}`;
  return url.startsWith('blob:nodedata:') ? require('internal/url/object_urls').resolve(url) :
    undefined;
}

Object.defineProperty(Blob.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'Blob', configurable: true,
});
for (const name of ['size', 'type', 'slice', 'stream', 'text', 'arrayBuffer']) {
  Object.defineProperty(Blob.prototype, name, { __proto__: null, enumerable: true });
}

module.exports = { Blob, kShown, isBlob, resolveObjectURL };
