'use strict';

// util.MIMEType and util.MIMEParams: media types as the MIME Sniffing Standard parses and
// serialises them (mimesniff.spec.whatwg.org, section 4).
//
//   new MIMEType('text/html; charset=utf-8')    .type, .subtype, .essence, .params
//   MIMEParams                                  a Map of parameters, in lower case
//
// A malformed type or subtype throws; malformed parameters are left out.

const { codes: { ERR_INVALID_MIME_SYNTAX } } = require('internal/errors');

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotable = /[^\t\x20-\x7e\x80-\xff]/;
const leadingSpace = /^[\r\n\t ]+/;
const trailingSpace = /[\r\n\t ]+$/;

// Only ASCII letters: toLowerCase() alone would also turn the Kelvin sign into a k.
function lowerCase(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function checkToken(production, token, whole) {
  const index = token.search(notToken);
  if (token === '' || index !== -1) throw new ERR_INVALID_MIME_SYNTAX(production, whole, index);
}

// Node 18 reports the subtype itself as the place of the error.
function checkSubtype(subtype, whole) {
  if (subtype === '' || notToken.test(subtype)) {
    throw new ERR_INVALID_MIME_SYNTAX('subtype', whole, subtype);
  }
}

// A quoted string that begins at `from`, after the quote: its value and where it ends.
function readQuoted(text, from) {
  let value = '';
  let i = from;
  for (; i < text.length && text[i] !== '"'; i++) {
    if (text[i] === '\\' && i + 1 < text.length) i++;
    value += text[i];
  }
  return { value, end: i + 1 };
}

// The value that begins at `from`; undefined if it is empty and not quoted.
function readValue(text, from) {
  if (text[from] === '"') {
    const { value, end } = readQuoted(text, from + 1);
    const next = text.indexOf(';', end);
    return { value, end: next === -1 ? text.length : next };
  }
  const next = text.indexOf(';', from);
  const end = next === -1 ? text.length : next;
  const value = text.slice(from, end).replace(trailingSpace, '');
  return { value: value === '' ? undefined : value, end };
}

function readParameters(text, map) {
  text = text.replace(trailingSpace, '');
  let at = 0;
  while (at < text.length) {
    at += leadingSpace.exec(text.slice(at))?.[0].length ?? 0;
    const stop = text.slice(at).search(/[;=]/);
    if (stop === -1) return;
    const name = lowerCase(text.slice(at, at + stop));
    at += stop;
    if (text[at] === '=' && at + 1 < text.length) {
      const { value, end } = readValue(text, at + 1);
      at = end;
      const isValid = name !== '' && !notToken.test(name) && value !== undefined &&
        !notQuotable.test(value);
      if (isValid && !map.has(name)) map.set(name, value);
    }
    at++;
  }
}

function writeValue(value) {
  if (value !== '' && !notToken.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

let fill;  // (params, text): parses text into the private map of params

class MIMEParams {
  #map = new Map();

  static {
    fill = (params, text) => readParameters(text, params.#map);
  }

  delete(name) { this.#map.delete(`${name}`); }

  get(name) { return this.#map.get(`${name}`) ?? null; }

  has(name) { return this.#map.has(`${name}`); }

  set(name, value) {
    name = `${name}`;
    value = `${value}`;
    checkToken('parameter name', name, name);
    const index = value.search(notQuotable);
    if (index !== -1) throw new ERR_INVALID_MIME_SYNTAX('parameter value', value, index);
    this.#map.set(name, value);
  }

  *entries() { yield* this.#map.entries(); }

  *keys() { yield* this.#map.keys(); }

  *values() { yield* this.#map.values(); }

  toString() {
    let text = '';
    for (const [name, value] of this.#map) {
      text += `${text === '' ? '' : ';'}${name}=${writeValue(value)}`;
    }
    return text;
  }
}

Object.defineProperties(MIMEParams.prototype, {
  [Symbol.iterator]: {
    __proto__: null, value: MIMEParams.prototype.entries, writable: true, configurable: true,
  },
  toJSON: {
    __proto__: null, value: MIMEParams.prototype.toString, writable: true, configurable: true,
  },
});

class MIMEType {
  #type;
  #subtype;
  #params = new MIMEParams();

  constructor(input) {
    input = `${input}`;
    const text = input.replace(leadingSpace, '');
    const slash = text.indexOf('/');
    const type = slash === -1 ? text : text.slice(0, slash);
    checkToken('type', type, input);
    if (slash === -1) throw new ERR_INVALID_MIME_SYNTAX('type', input, -1);
    const semicolon = text.indexOf(';', slash + 1);
    const end = semicolon === -1 ? text.length : semicolon;
    const subtype = text.slice(slash + 1, end).replace(trailingSpace, '');
    checkSubtype(subtype, input);
    this.#type = lowerCase(type);
    this.#subtype = lowerCase(subtype);
    fill(this.#params, text.slice(end + 1));
  }

  get type() { return this.#type; }

  set type(value) {
    value = `${value}`;
    checkToken('type', value, value);
    this.#type = lowerCase(value);
  }

  get subtype() { return this.#subtype; }

  set subtype(value) {
    value = `${value}`;
    checkToken('subtype', value, value);
    this.#subtype = lowerCase(value);
  }

  get essence() { return `${this.#type}/${this.#subtype}`; }

  get params() { return this.#params; }

  toString() {
    const params = `${this.#params}`;
    return params === '' ? this.essence : `${this.essence};${params}`;
  }
}

Object.defineProperty(MIMEType.prototype, 'toJSON', {
  __proto__: null, value: MIMEType.prototype.toString, writable: true, configurable: true,
});

module.exports = { MIMEParams, MIMEType };
