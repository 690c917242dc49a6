'use strict';

// File names and URLs, and other small conversions of the module `url`.
//
//   fileURLToPath(url), pathToFileURL(path)
//   urlToHttpOptions(url)                     options for http.request
//   domainToASCII(domain), domainToUnicode(domain)
//
// The module loaders call the first two for every module, so plain names take a short way.

const { codes: {
  ERR_INVALID_ARG_TYPE, ERR_INVALID_FILE_URL_HOST, ERR_INVALID_FILE_URL_PATH,
  ERR_INVALID_URL_SCHEME, ERR_MISSING_ARGS,
} } = require('internal/errors');

// Characters that mean the same in a URL's path and in a file's name.
const plainFileURL = /^file:\/\/(\/[\w\-.~!$&'()*+,;=:@/]*)$/;
const needsEscape = /[^\w\-.~!$&'()*+,;=:@/[\]^|]/g;
const driveLetter = /^\/+[A-Za-z][:|]/;

function urlModule() {
  return require('internal/url/url');
}

function fileURLToPath(url) {
  if (typeof url === 'string') {
    const match = plainFileURL.exec(url);
    if (match !== null && url.indexOf('/.') === -1 && !driveLetter.test(match[1])) return match[1];
    url = new (urlModule().URL)(url);
  } else if (!urlModule().isURL(url)) {
    throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], url);
  }
  if (url.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  if (url.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(process.platform);
  const { pathname } = url;
  if (pathname.indexOf('%') === -1) return pathname;
  if (/%2f/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  }
  return decodeURIComponent(pathname);
}

function escapeCharacter(character) {
  return character === "'" ? character : encodeURIComponent(character);
}

function escapePath(path) {
  if (!needsEscape.test(path)) return path;
  needsEscape.lastIndex = 0;
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.replace(/[^\w\-.~!$&'()*+,;=:@/[\]^|]+/g, escapeCharacter);
}

function pathToFileURL(path) {
  if (typeof path !== 'string') require('internal/validators').validateString(path, 'path');
  let resolved = require('path').resolve(path);
  if (path.endsWith('/') && !resolved.endsWith('/')) resolved += '/';
  const { Parts, fromLibrary } = require('internal/url/parts');
  const escaped = escapePath(resolved);
  if (driveLetter.test(escaped)) return urlModule().urlOf(fromLibrary(`file://${escaped}`));
  return urlModule().urlOf(new Parts('file', '', '', '', '', escaped, null, null));
}

function urlToHttpOptions(url) {
  const { hostname, pathname, search } = url;
  const options = {
    __proto__: null,
    ...url, // what the user added to it
    protocol: url.protocol,
    hostname: hostname && hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (url.port !== '') options.port = Number(url.port);
  if (url.username || url.password) {
    options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  }
  return options;
}

function domainToASCII(domain) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('domain');
  domain = `${domain}`;
  if (domain === '' || /[\s/\\?#@]/.test(domain)) return '';
  const { parse } = require('internal/url/parts');
  const parts = parse(`ws://${/^[^[]*:/.test(domain) ? '' : domain}`, undefined);
  return parts === null ? '' : parts.host;
}

function domainToUnicode(domain) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('domain');
  const ascii = domainToASCII(domain);
  return ascii.includes('xn--') ? require('internal/deps/punycode').toUnicode(ascii) : ascii;
}

module.exports = {
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  pathToFileURL,
  urlToHttpOptions,
};
