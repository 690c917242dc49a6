'use strict';

// A parsed URL as the strings that its getters return, and the two ways to get one.
//
//   parse(input, base)      Parts, or null for an invalid URL; base is Parts or undefined
//   fromLibrary(href)       the same through the complete parser only
//   setPart(parts, property, value)  Parts after `url[property] = value`
//   Parts                   scheme without colon; host is null or serialized; port is '' or digits;
//                           query and fragment are null or without their mark; href is made late
//
// Nearly all URLs that programs parse consist of harmless characters: for them one regular
// expression says everything (less than a microsecond, where the library takes twenty, and
// fifteen milliseconds to load). Whatever could need escaping, decoding or IDNA goes to the
// library; so the quick way must only ever take what the standard leaves as it is.

const defaultPorts = { __proto__: null, http: '80', https: '443', ws: '80', wss: '443', ftp: '21' };

class Parts {
  constructor(scheme, username, password, host, port, path, query, fragment) {
    this.scheme = scheme;
    this.username = username;
    this.password = password;
    this.host = host;
    this.port = port;
    this.path = path;
    this.query = query;
    this.fragment = fragment;
    this.serialized = undefined;
  }

  get href() {
    return this.serialized ??= this.serialize();
  }

  serialize() {
    const tail = `${this.path}${this.query === null ? '' : `?${this.query}`}` +
      `${this.fragment === null ? '' : `#${this.fragment}`}`;
    // Without a host, a path that begins with two slashes must not look like one.
    if (this.host === null) return `${this.scheme}:${this.path.startsWith('//') ? '/.' : ''}${tail}`;
    const { username, password } = this;
    const credentials = username === '' && password === '' ? '' :
      `${username}${password === '' ? '' : `:${password}`}@`;
    return `${this.scheme}://${credentials}${this.hostAndPort}${tail}`;
  }

  get hostAndPort() {
    if (this.host === null) return '';
    return this.port === '' ? this.host : `${this.host}:${this.port}`;
  }

  withQuery(query) {
    return new Parts(this.scheme, this.username, this.password, this.host, this.port, this.path,
      query, this.fragment);
  }
}

const pathChars = "[\\w\\-.~!$&'()*+,;=:@%/]";
const queryChars = '[\\w\\-.~!$&()*+,;=:@%/?\\[\\]]';
const tail = `(?:\\?(${queryChars}*))?(?:#(${queryChars}*))?$`;
const hostPattern = new RegExp(`^(https?|wss?|ftp):\\/\\/([a-z0-9-]+(?:\\.[a-z0-9-]+)*)` +
  `(?::(\\d{1,5}))?(\\/${pathChars}*)?${tail}`);
const filePattern = new RegExp(`^file:\\/\\/(\\/${pathChars}*)${tail}`);
const absolutePattern = new RegExp(`^(\\/(?!\\/)${pathChars}*)${tail}`);
const relativePattern = new RegExp(`^((?:\\.{1,2}\\/|[\\w~])[\\w\\-.~!$&'()*+,;=@%/]*)${tail}`);
const ipv4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const numberAtEnd = /(?:^|\.)(?:\d+|0x[\da-f]*)$/;
const driveLetter = /^\/+[A-Za-z]:/;

function hasDots(path) {
  return path.indexOf('/.') !== -1 || (path.indexOf('%2') !== -1 && /%2e/i.test(path));
}

function parseAbsolute(input) {
  const match = hostPattern.exec(input);
  if (match !== null) {
    const [, scheme, host, port = '', path = '/', query = null, fragment = null] = match;
    if (host.indexOf('xn--') !== -1 || (numberAtEnd.test(host) && !ipv4.test(host))) return undefined;
    if (hasDots(path) || Number(port) > 65535) return undefined;
    const plainPort = port === '' ? '' : String(Number(port));
    return new Parts(scheme, '', '', host, plainPort === defaultPorts[scheme] ? '' : plainPort,
      path, query, fragment);
  }
  const file = filePattern.exec(input);
  if (file === null || hasDots(file[1]) || driveLetter.test(file[1])) return undefined;
  return new Parts('file', '', '', '', '', file[1], file[2] ?? null, file[3] ?? null);
}

function removeDots(path) {
  const kept = [];
  const segments = path.split('/');
  const last = segments[segments.length - 1];
  for (const segment of segments) {
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') {
      kept.push(segment);
    }
  }
  if (last === '.' || last === '..') kept.push('');
  return kept.join('/');
}

function parseRelative(input, base) {
  const special = base.scheme === 'file' ? !driveLetter.test(base.path) :
    defaultPorts[base.scheme] !== undefined;
  if (!special) return undefined;
  let match = absolutePattern.exec(input);
  let path;
  if (match !== null) {
    path = match[1];
    if (hasDots(path)) return undefined;
  } else {
    match = relativePattern.exec(input);
    if (match === null || /%2e/i.test(match[1])) return undefined;
    path = removeDots(base.path.slice(0, base.path.lastIndexOf('/') + 1) + match[1]);
  }
  if (base.scheme === 'file' && driveLetter.test(path)) return undefined;
  return new Parts(base.scheme, base.username, base.password, base.host, base.port, path,
    match[2] ?? null, match[3] ?? null);
}

function library() {
  return require('internal/deps/whatwg-url');
}

// The library follows a later edition of the standard, which escapes ^ in paths; Node 18 does not.
// The escapes that `source`, from which the path comes, does not have are undone: they come in the
// same order. Where dots took some of them away, only if it has none of its own.
function withCarets(path, source) {
  if (!path.includes('%5E') || !source.includes('^')) return path;
  const carets = pathIn(source).match(/\^|%5E/g) || [];
  let at = 0;
  if (path.split('%5E').length - 1 === carets.length) return path.replace(/%5E/g, () => carets[at++]);
  return carets.includes('%5E') ? path : path.replaceAll('%5E', '^');
}

// The text of a URL behind its host and before its query.
function pathIn(source) {
  const host = source.indexOf('://');
  const begin = host < 0 ? 0 : source.indexOf('/', host + 3);
  return begin < 0 ? '' : source.slice(begin).split(/[?#]/, 1)[0];
}

function fromRecord(record, source) {
  const { serializeHost, serializePath } = library();
  return new Parts(record.scheme, record.username, record.password,
    record.host === null ? null : serializeHost(record.host),
    record.port === null ? '' : String(record.port),
    withCarets(serializePath(record), source), record.query, record.fragment);
}

function fromLibrary(input, base) {
  const { parseURL } = library();
  const record = base === undefined ? parseURL(input) :
    parseURL(input, { baseURL: parseURL(base.href) });
  return record === null ? null : fromRecord(record, base === undefined ? input : input + base.path);
}

function parse(input, base) {
  const quick = parseAbsolute(input) ??
    (base === undefined ? undefined : parseRelative(input, base));
  return quick ?? fromLibrary(input, base);
}

function setPart(parts, property, value) {
  const { URL, parseURL } = library();
  const url = new URL(parts.href);
  url[property] = value;
  return fromRecord(parseURL(url.href), parts.path + value);
}

module.exports = { Parts, defaultPorts, fromLibrary, parse, setPart };
