'use strict';

// URLSearchParams.
//
//   URLSearchParams
//   attach(params, url, text)   makes it the searchParams of a URL: takes the query's text, and
//                               calls url[kQueryChanged](text) whenever it changes
//   reread(params, text)        the URL's query was set
//
// The pairs are in one array: name, value, name, value...

const { codes: {
  ERR_ARG_NOT_ITERABLE, ERR_INVALID_THIS, ERR_INVALID_TUPLE, ERR_MISSING_ARGS,
} } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const kQueryChanged = Symbol('kQueryChanged');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const loneSurrogate = /\p{Surrogate}/gu;

// A USVString of Web IDL.
function toText(value) {
  const text = `${value}`;
  return /[\ud800-\udfff]/.test(text) ? text.replace(loneSurrogate, '\ufffd') : text;
}

function decode(text) {
  if (text.indexOf('+') !== -1) text = text.replace(/\+/g, ' ');
  if (text.indexOf('%') === -1) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Not all of it is escaped UTF-8: what is not stays, what is broken becomes U+FFFD.
    const { Buffer } = require('buffer');
    const bytes = Buffer.from(text).toString('latin1').replace(/%([\da-f]{2})/gi,
      (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString();
  }
}

function parse(text) {
  const list = [];
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    list.push(decode(at === -1 ? pair : pair.slice(0, at)), at === -1 ? '' : decode(pair.slice(at + 1)));
  }
  return list;
}

const escapes = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E', '%20': '+' };

function encode(text) {
  if (!/[^\w*.-]/.test(text)) return text;
  return encodeURIComponent(text).replace(/[!'()~]|%20/g, (found) => escapes[found]);
}

function serialize(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    text += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return text;
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function fromTuples(tuples) {
  const list = [];
  for (const tuple of tuples) {
    if (!isObject(tuple) || typeof tuple[Symbol.iterator] !== 'function') {
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const pair = [...tuple];
    if (pair.length !== 2) throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(toText(pair[0]), toText(pair[1]));
  }
  return list;
}

// Names that become equal as text count once, the last value wins.
function fromRecord(record) {
  const pairs = new Map();
  for (const key of Reflect.ownKeys(record)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(record, key);
    if (descriptor?.enumerable) pairs.set(toText(key), toText(record[key]));
  }
  return [...pairs].flat();
}

class URLSearchParams {
  #list;
  #url = null;

  constructor(init = undefined) {
    if (init === undefined || init === null) {
      this.#list = [];
    } else if (isObject(init)) {
      const iterator = init[Symbol.iterator];
      if (iterator === this[Symbol.iterator] && #list in init) {
        this.#list = init.#list.slice();
      } else if (iterator === undefined || iterator === null) {
        this.#list = fromRecord(init);
      } else {
        if (typeof iterator !== 'function') throw new ERR_ARG_NOT_ITERABLE('Query pairs');
        this.#list = fromTuples(init);
      }
    } else {
      const text = toText(init);
      this.#list = parse(text[0] === '?' ? text.slice(1) : text);
    }
  }

  static attach(params, url, text) {
    params.#url = url;
    params.#list = parse(text);
    return params;
  }

  static reread(params, text) { params.#list = parse(text); }
  static listOf(params) { return check(params).#list; }
  static has(params) { return isObject(params) && #list in params; }

  #changed() {
    if (this.#url !== null) this.#url[kQueryChanged](serialize(this.#list));
  }

  get size() {
    return check(this).#list.length / 2;
  }

  append(name, value) {
    check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    this.#list.push(toText(name), toText(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    const kept = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      const matches = this.#list[i] === name && (value === undefined || this.#list[i + 1] === value);
      if (!matches) kept.push(this.#list[i], this.#list[i + 1]);
    }
    this.#list = kept;
    this.#changed();
  }

  get(name) {
    check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    name = toText(name);
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] === name) return this.#list[i + 1];
    }
    return null;
  }

  getAll(name) {
    check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    name = toText(name);
    return this.#list.filter((_, i, list) => i % 2 === 1 && list[i - 1] === name);
  }

  has(name, value = undefined) {
    check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    name = toText(name);
    if (value !== undefined) value = toText(value);
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] === name && (value === undefined || this.#list[i + 1] === value)) return true;
    }
    return false;
  }

  set(name, value) {
    check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    name = toText(name);
    value = toText(value);
    const kept = [];
    let found = false;
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] !== name) kept.push(this.#list[i], this.#list[i + 1]);
      else if (!found) kept.push(name, value);
      found ||= this.#list[i] === name;
    }
    if (!found) kept.push(name, value);
    this.#list = kept;
    this.#changed();
  }

  sort() {
    check(this);
    const pairs = [];
    for (let i = 0; i < this.#list.length; i += 2) pairs.push([this.#list[i], this.#list[i + 1]]);
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#list = pairs.flat();
    this.#changed();
  }

  forEach(callback, thisArg = undefined) {
    check(this);
    validateFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i += 2) {
      callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  entries() { return new URLSearchParamsIterator(check(this), 'entries'); }
  keys() { return new URLSearchParamsIterator(check(this), 'keys'); }
  values() { return new URLSearchParamsIterator(check(this), 'values'); }
  toString() { return serialize(check(this).#list); }

  [kInspect](depth, options) {
    check(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: depth === null ? null : depth - 1 };
    const shown = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      shown.push(`${inspect(this.#list[i], inner)} => ${inspect(this.#list[i + 1], inner)}`);
    }
    const { name } = this.constructor;
    if (shown.length === 0) return `${name} {}`;
    return `${name} ${inBraces(shown, options.breakLength)}`;
  }
}

function inBraces(shown, breakLength) {
  const length = shown.reduce((sum, one) => sum + one.replace(/\x1b\[\d\d?m/g, '').length + 2, -2);
  return length > breakLength ? `{\n  ${shown.join(',\n  ')} }` : `{ ${shown.join(', ')} }`;
}

const { attach, reread, listOf, has: isParams } = URLSearchParams;
for (const name of ['attach', 'reread', 'listOf', 'has']) delete URLSearchParams[name];

function check(params) {
  if (!isParams(params)) throw new ERR_INVALID_THIS('URLSearchParams');
  return params;
}

class URLSearchParamsIterator {
  #params;
  #kind;
  #index = 0;

  constructor(params, kind) {
    this.#params = params;
    this.#kind = kind;
  }

  #at(list, index) {
    if (this.#kind === 'keys') return list[index];
    return this.#kind === 'values' ? list[index + 1] : [list[index], list[index + 1]];
  }

  next() {
    if (!isObject(this) || !(#params in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    const list = listOf(this.#params);
    if (this.#index >= list.length) return { value: undefined, done: true };
    const value = this.#at(list, this.#index);
    this.#index += 2;
    return { value, done: false };
  }

  [kInspect](depth, options) {
    if (!isObject(this) || !(#params in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: depth === null ? null : depth - 1 };
    const list = listOf(this.#params);
    const left = [];
    for (let i = this.#index; i < list.length; i += 2) left.push(this.#at(list, i));
    const shown = left.map((one) => inspect(one, inner));
    const long = inspect(left, inner).includes('\n');
    const tag = this[Symbol.toStringTag];
    if (shown.length === 0) return `${tag} {  }`;
    return long ? `${tag} {\n  ${shown.join(',\n  ')} }` : `${tag} { ${shown.join(', ')} }`;
  }
}

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
delete URLSearchParamsIterator.prototype.constructor;
Object.setPrototypeOf(URLSearchParamsIterator.prototype, IteratorPrototype);
Object.defineProperties(URLSearchParamsIterator.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams Iterator' },
  next: { __proto__: null, enumerable: true },
});

for (const name of Object.getOwnPropertyNames(URLSearchParams.prototype)) {
  if (name === 'constructor') continue;
  Object.defineProperty(URLSearchParams.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperties(URLSearchParams.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams' },
  [Symbol.iterator]: {
    __proto__: null, configurable: true, writable: true, value: URLSearchParams.prototype.entries,
  },
});

module.exports = { URLSearchParams, attach, kQueryChanged, reread, toText };
