'use strict';

// The class URL of the WHATWG URL Standard.
//
//   URL                    with canParse(), createObjectURL() and revokeObjectURL()
//   urlOf(parts)           a URL from Parts (see internal/url/parts)
//   partsOf(url)           the Parts of a URL; throws for anything else
//   isURL(value)           a URL, or something of another realm or library that works like one
//
// Parsing is in internal/url/parts; this class is what programs see of it.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_INVALID_URL, ERR_MISSING_ARGS } } =
  require('internal/errors');
const { defaultPorts, parse, setPart } = require('internal/url/parts');
const { attach, kQueryChanged, reread, toText, URLSearchParams } =
  require('internal/url/search_params');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

// The same base is given again and again ("http://localhost" for each request's URL).
let lastBase, lastBaseParts;

function parseBase(base) {
  if (base === lastBase) return lastBaseParts;
  const parts = parse(base, undefined);
  lastBase = base;
  lastBaseParts = parts;
  return parts;
}

function parseOrNull(input, base) {
  if (base === undefined) return parse(input, undefined);
  const baseParts = parseBase(base);
  return baseParts === null ? null : parse(input, baseParts);
}

class URL {
  #parts;
  #searchParams;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    input = `${input}`;
    if (base !== undefined) base = `${base}`;
    const parts = parseOrNull(input, base);
    if (parts === null) throw new ERR_INVALID_URL(input);
    this.#parts = parts;
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    return parseOrNull(`${input}`, base === undefined ? undefined : `${base}`) !== null;
  }

  static createObjectURL(object) {
    return require('internal/url/object_urls').create(object);
  }

  static revokeObjectURL(url) {
    require('internal/url/object_urls').revoke(`${url}`);
  }

  static partsOf(url) { return check(url).#parts; }
  static isOurs(value) { return typeof value === 'object' && value !== null && #parts in value; }

  static urlOf(parts) {
    const url = new URL('file:///');
    url.#parts = parts;
    return url;
  }

  // Called by the searchParams of this URL; what they serialize needs no parsing.
  [kQueryChanged](query) {
    this.#parts = this.#parts.withQuery(query === '' ? null : query);
  }

  #set(property, value) {
    this.#parts = setPart(this.#parts, property, toText(value));
    if (this.#searchParams !== undefined) reread(this.#searchParams, this.#parts.query ?? '');
  }

  toString() { return check(this).#parts.href; }

  get href() { return check(this).#parts.href; }
  set href(value) {
    check(this);
    value = `${value}`;
    const parts = parse(value, undefined);
    if (parts === null) throw new ERR_INVALID_URL(value);
    this.#parts = parts;
    if (this.#searchParams !== undefined) reread(this.#searchParams, parts.query ?? '');
  }

  get origin() {
    const parts = check(this).#parts;
    if (defaultPorts[parts.scheme] !== undefined) return `${parts.scheme}://${parts.hostAndPort}`;
    if (parts.scheme !== 'blob') return 'null';
    const inner = parse(parts.path, undefined);
    return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https') ?
      `${inner.scheme}://${inner.hostAndPort}` : 'null';
  }

  get protocol() { return `${check(this).#parts.scheme}:`; }
  set protocol(value) { check(this).#set('protocol', value); }
  get username() { return check(this).#parts.username; }
  set username(value) { check(this).#set('username', value); }
  get password() { return check(this).#parts.password; }
  set password(value) { check(this).#set('password', value); }
  get host() { return check(this).#parts.hostAndPort; }
  set host(value) { check(this).#set('host', value); }
  get hostname() { return check(this).#parts.host ?? ''; }
  set hostname(value) { check(this).#set('hostname', value); }
  get port() { return check(this).#parts.port; }
  set port(value) { check(this).#set('port', value); }
  get pathname() { return check(this).#parts.path; }
  set pathname(value) { check(this).#set('pathname', value); }

  get search() {
    const { query } = check(this).#parts;
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) { check(this).#set('search', value); }

  get searchParams() {
    check(this);
    return this.#searchParams ??= attach(new URLSearchParams(), this, this.#parts.query ?? '');
  }

  get hash() {
    const { fragment } = check(this).#parts;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) { check(this).#set('hash', value); }

  toJSON() { return check(this).#parts.href; }

  [kInspect](depth, options) {
    check(this);
    const { constructor } = this;
    if (typeof depth === 'number' && depth < 0) return `[${constructor.name}]`;
    const shown = Object.create({ constructor });
    for (const name of inspected) shown[name] = this[name];
    return `${constructor.name} ${require('internal/util/inspect').inspect(shown, options)}`;
  }
}

const inspected = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname',
  'port', 'pathname', 'search', 'searchParams', 'hash'];

const { partsOf, isOurs, urlOf } = URL;
for (const name of ['partsOf', 'isOurs', 'urlOf']) delete URL[name];

function check(url) {
  if (!isOurs(url)) throw new ERR_INVALID_THIS('URL');
  return url;
}

for (const name of [...inspected, 'toString', 'toJSON']) {
  Object.defineProperty(URL.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(URL.prototype, kQueryChanged, { __proto__: null, enumerable: false });
Object.defineProperty(URL.prototype, Symbol.toStringTag, {
  __proto__: null, configurable: true, value: 'URL',
});
for (const name of ['canParse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, name, { __proto__: null, enumerable: true });
}

// Legacy Url objects have `auth` and `path`, URLs of any make have not.
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined &&
    value.path === undefined);
}

function toURL(value, name = 'url') {
  if (typeof value === 'string') return new URL(value);
  if (!isURL(value)) throw new ERR_INVALID_ARG_TYPE(name, ['string', 'URL'], value);
  return value;
}

module.exports = { URL, URLSearchParams, isURL, partsOf, toURL, urlOf };
