'use strict';

// The legacy half of the module `url`: Url objects, parse() and format().
//
//   Url                                       protocol, slashes, auth, host, port, hostname, hash,
//                                             search, query, pathname, path, href
//   parse(url, parseQueryString, slashesDenoteHost)
//   format(urlObject, options)                a Url, a URL, an object like them, or a string
//   resolve(from, to), resolveObject(from, to)
//
// It follows no standard but its own documentation, and programs depend on each of its oddities.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL } } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { javascript, slashed } = require('internal/url/protocols');

const keys = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query',
  'pathname', 'path', 'href'];

const protocolPattern = /^[a-z0-9.+-]+:/i;
const portPattern = /:[0-9]*$/;
const hostPattern = /^\/\/[^@/]+@[^@/]+/;
const simplePathPattern = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
// What no host name may contain; from its first occurrence on, all is path.
const outsideHost = /[\t\n\r "%';<>\\^`{|}#/?]/;
const invalidHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const invalidIpv6Host = /[\0\t\n\r #%/<>?@\\^|]/;
const atBeforeQuery = /^[^?#]*@/;
const space = /[\s\ufeff]/;
const needsPreparing = /^[\s\ufeff]|[\s\ufeff]$|\\/;

function Url() {
  for (const key of keys) this[key] = null;
}

function isIpv6(hostname) {
  return hostname.startsWith('[') && hostname.endsWith(']');
}

// Trims, and turns the backslashes before the query into slashes, as browsers do.
function prepare(url) {
  if (!needsPreparing.test(url)) return url;
  let start = 0;
  let end = url.length;
  while (start < end && space.test(url[start])) start++;
  while (end > start && space.test(url[end - 1])) end--;
  const trimmed = url.slice(start, end);
  if (trimmed.indexOf('\\') === -1) return trimmed;
  const mark = trimmed.search(/[?#]/);
  const split = mark === -1 ? trimmed.length : mark;
  return trimmed.slice(0, split).replace(/\\/g, '/') + trimmed.slice(split);
}

const pathEscapes = /[\t\n\r "'<>\\^`{|}]/g;

function escapeRest(text) {
  return text.replace(pathEscapes, (found) =>
    `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function setQuery(url, search, parseQueryString) {
  url.search = search;
  if (search === null) {
    if (parseQueryString) url.query = { __proto__: null };
    return;
  }
  const query = search.slice(1);
  url.query = parseQueryString ? require('querystring').parse(query) : query;
}

// "/path?query" is what servers parse: it needs nothing of the rest.
function parseSimplePath(url, rest, parseQueryString) {
  const match = simplePathPattern.exec(rest);
  if (match === null) return false;
  url.path = url.href = rest;
  url.pathname = match[1];
  if (match[2]) setQuery(url, match[2], parseQueryString);
  else if (parseQueryString) setQuery(url, null, true);
  return true;
}

Url.prototype.parse = function parse(input, parseQueryString, slashesDenoteHost) {
  validateString(input, 'url');
  let rest = prepare(input);
  if (!slashesDenoteHost && !rest.includes('#') && !atBeforeQuery.test(rest) &&
    parseSimplePath(this, rest, parseQueryString)) return this;
  const protocol = protocolPattern.exec(rest)?.[0];
  if (protocol !== undefined) {
    this.protocol = protocol.toLowerCase();
    rest = rest.slice(protocol.length);
  }
  const isScript = javascript.has(this.protocol);
  let slashes = false;
  if (slashesDenoteHost || protocol !== undefined || hostPattern.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !isScript) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  if (!isScript && (slashes || (protocol !== undefined && !slashed.has(protocol)))) {
    rest = takeHost(this, rest, input);
  }
  takePath(this, isScript ? rest : escapeRest(rest), parseQueryString);
  if (slashed.has(this.protocol) && this.hostname && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
  this.href = this.format();
  return this;
};

// Sets auth, host, hostname and port; returns what follows them. The last @ before a character
// that ends the host separates auth from host: "http://a@b@c/" has the user "a@b", and
// "http://a@b?@c" the host "b".
function takeHost(url, rest, input) {
  rest = removeLineBreaks(rest);
  const stop = rest.search(/[#/?]/);
  const authority = stop === -1 ? rest : rest.slice(0, stop);
  const at = authority.lastIndexOf('@');
  if (at !== -1) url.auth = decodeURIComponent(authority.slice(0, at));
  const afterAuth = rest.slice(at + 1);
  const end = afterAuth.search(outsideHost);
  url.host = end === -1 ? afterAuth : afterAuth.slice(0, end);
  rest = end === -1 ? '' : afterAuth.slice(end);
  splitPort(url);
  if (typeof url.hostname !== 'string') url.hostname = '';
  const ipv6 = isIpv6(url.hostname);
  if (!ipv6) rest = takeValidHostname(url, rest);
  url.hostname = url.hostname.length > 255 ? '' : url.hostname.toLowerCase();
  if (ipv6 ? invalidIpv6Host.test(url.hostname) : !toAscii(url)) throw new ERR_INVALID_URL(input);
  url.host = url.hostname + (url.port ? `:${url.port}` : '');
  if (ipv6) {
    url.hostname = url.hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

// Up to the end of the host; the standard drops them everywhere.
function removeLineBreaks(rest) {
  const end = rest.search(/[#/?]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  if (!/[\t\n\r]/.test(authority)) return rest;
  return authority.replace(/[\t\n\r]/g, '') + rest.slice(authority.length);
}

function splitPort(url) {
  let { host } = url;
  const port = portPattern.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') url.port = port.slice(1);
    host = host.slice(0, -port.length);
  }
  if (host) url.hostname = host;
}

// What comes after a port that is none ("a:b") is path.
function takeValidHostname(url, rest) {
  const { hostname } = url;
  const end = hostname.indexOf(':');
  if (end === -1) return rest;
  url.hostname = hostname.slice(0, end);
  return `/${hostname.slice(end)}${rest}`;
}

// False if the name cannot be one.
function toAscii(url) {
  if (/[^\0-\x7f]|(?:^|\.)xn--/.test(url.hostname)) {
    url.hostname = require('internal/url/file').domainToASCII(url.hostname);
    if (url.hostname === '') return false;
  }
  return !invalidHost.test(url.hostname);
}

function takePath(url, rest, parseQueryString) {
  const hash = rest.indexOf('#');
  const end = hash === -1 ? rest.length : hash;
  if (hash !== -1) url.hash = rest.slice(hash);
  const question = rest.slice(0, end).indexOf('?');
  if (question !== -1) setQuery(url, rest.slice(question, end), parseQueryString);
  else if (parseQueryString) setQuery(url, null, true);
  const pathname = rest.slice(0, question === -1 ? end : question);
  if (pathname.length > 0) url.pathname = pathname;
}

function encodeAuth(auth) {
  return encodeURIComponent(auth).replace(/%3A/gi, ':');
}

function hostFor(url, auth) {
  if (url.host) return auth + url.host;
  if (!url.hostname) return '';
  const { hostname } = url;
  const name = hostname.includes(':') && !isIpv6(hostname) ? `[${hostname}]` : hostname;
  return `${auth}${name}${url.port ? `:${url.port}` : ''}`;
}

Url.prototype.format = function format() {
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = hostFor(this, this.auth ? `${encodeAuth(this.auth)}@` : '');
  let query = '';
  if (this.query !== null && typeof this.query === 'object') {
    query = require('querystring').stringify(this.query);
  }
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  pathname = pathname.replace(/[#?]/g, (mark) => (mark === '#' ? '%23' : '%3F'));
  // "//" belongs to some protocols, and to those URLs that had it from the beginning.
  if (this.slashes || slashed.has(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replace(/#/g, '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(parse(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(relative) {
  const target = typeof relative === 'string' ? new Url().parse(relative, false, true) : relative;
  return require('internal/url/resolve').resolveObject(this, target, new Url());
};

Url.prototype.parseHost = function parseHost() {
  splitPort(this);
};

// Servers parse often: whether to warn is asked once.
let isWarning;

function warnOfParse() {
  const { isPending, warnOnce } = require('internal/process/pending');
  isWarning ??= isPending();
  if (!isWarning) return;
  warnOnce('`url.parse()` behavior is not standardized and prone to errors that have security ' +
    'implications. Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` ' +
    'vulnerabilities.', 'DEP0169');
}

function parse(url, parseQueryString, slashesDenoteHost) {
  if (isWarning !== false) warnOfParse();
  if (url instanceof Url) return url;
  return new Url().parse(url, parseQueryString, slashesDenoteHost);
}

// A URL, with parts of it left out.
function formatURL(url, options) {
  const settings = { fragment: true, unicode: false, search: true, auth: true };
  if (options) {
    validateObject(options, 'options');
    for (const name of Object.keys(settings)) {
      if (options[name] !== undefined && options[name] !== null) {
        settings[name] = Boolean(options[name]);
      }
    }
  }
  const copy = new (require('internal/url/url').URL)(url.href);
  if (!settings.fragment) copy.hash = '';
  if (!settings.search) copy.search = '';
  if (!settings.auth) copy.username = copy.password = '';
  if (!settings.unicode || !copy.hostname.includes('xn--')) return copy.href;
  const { hostname } = copy;
  const unicode = require('internal/url/file').domainToUnicode(hostname);
  return copy.href.replace(hostname, () => unicode);
}

function format(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = parse(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (require('internal/url/url').isURL(urlObject)) {
    return formatURL(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

function resolve(source, relative) {
  return parse(source, false, true).resolve(relative);
}

function resolveObject(source, relative) {
  return source ? parse(source, false, true).resolveObject(relative) : relative;
}

module.exports = { Url, format, parse, resolve, resolveObject };
