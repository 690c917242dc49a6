'use strict';

// How a legacy Url is resolved against another one.
//
//   resolveObject(source, relative, result)   fills `result`, a new Url, from two Urls; `relative`
//                                             may be changed
//
// Protocols with slashes have a host and a path. For all others (mailto:, foo:) the host is only
// the first segment of the path: it is put there, the paths are joined, and it is taken out again.

const { slashed, javascript } = require('internal/url/protocols');

function copyAll(result, url, except) {
  for (const key of Object.keys(url)) if (key !== except) result[key] = url[key];
}

function setPathFromParts(result) {
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
}

function resolveObject(source, relative, result) {
  copyAll(result, source);
  result.hash = relative.hash;
  if (relative.href !== '') {
    if (relative.slashes && !relative.protocol) sameProtocol(result, relative);
    else if (relative.protocol && relative.protocol !== result.protocol) {
      otherProtocol(result, relative);
    } else {
      joinPaths(result, relative);
    }
  }
  result.href = result.format();
  return result;
}

// "//host/path"
function sameProtocol(result, relative) {
  copyAll(result, relative, 'protocol');
  if (slashed.has(result.protocol) && result.hostname && !result.pathname) {
    result.path = result.pathname = '/';
  }
}

// "ftp:path" against "http://host/": a protocol with slashes needs a host, if need be from the path.
function otherProtocol(result, relative) {
  if (!slashed.has(relative.protocol)) {
    copyAll(result, relative);
    return;
  }
  result.protocol = relative.protocol;
  result.pathname = relative.pathname;
  const hostless = /^file:?$/.test(relative.protocol) || javascript.has(relative.protocol);
  if (!relative.host && !hostless) result.pathname = hostFromPath(relative);
  result.search = relative.search;
  result.query = relative.query;
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  setPathFromParts(result);
  result.slashes ||= relative.slashes;
}

function hostFromPath(relative) {
  const path = (relative.pathname || '').split('/');
  while (path.length > 0 && !(relative.host = path.shift()));
  relative.host ||= '';
  relative.hostname ||= '';
  if (path[0] !== '') path.unshift('');
  if (path.length < 2) path.unshift('');
  return path.join('/');
}

function putInFront(path, host) {
  if (path[0] === '') path[0] = host;
  else path.unshift(host);
}

// A host that came out of a path may have its user in it ("mailto:user@host").
function setHostWithAuth(result, host) {
  result.host = result.hostname = host;
  if (!host || host.indexOf('@') <= 0) return;
  const [auth, name] = host.split('@');
  result.auth = auth;
  result.host = result.hostname = name;
}

function takeTarget(result, relative) {
  for (const [key, other] of [['host', 'port'], ['hostname', undefined]]) {
    if (!relative[key] && relative[key] !== '') continue;
    if (result[key] !== relative[key]) result.auth = null;
    result[key] = relative[key];
    if (other !== undefined) result[other] = relative[other];
  }
}

function joinPaths(result, relative) {
  const fromRoot = result.pathname?.[0] === '/';
  const toRoot = Boolean(relative.host || relative.pathname?.[0] === '/');
  let absolute = toRoot || fromRoot || Boolean(result.host && relative.pathname);
  const mayLoseDots = absolute;
  const noSlashes = Boolean(result.protocol) && !slashed.has(result.protocol);
  let path = result.pathname ? result.pathname.split('/') : [];
  const toPath = relative.pathname ? relative.pathname.split('/') : [];
  if (noSlashes) {
    moveHostIntoPath(result, relative, path, toPath);
    absolute = absolute && (toPath[0] === '' || path[0] === '');
  }
  if (toRoot) {
    takeTarget(result, relative);
    path = toPath;
  } else if (toPath.length > 0) {
    path = path.slice(0, -1).concat(toPath);
  } else if (relative.search !== null && relative.search !== undefined) {
    replaceSearch(result, relative, noSlashes ? path : undefined);
    return;
  }
  if (toRoot || toPath.length > 0) {
    result.search = relative.search;
    result.query = relative.query;
  }
  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return;
  }
  finishPath(result, relative, path, { absolute, mayLoseDots, noSlashes });
}

function moveHostIntoPath(result, relative, path, toPath) {
  result.hostname = '';
  result.port = null;
  if (result.host) putInFront(path, result.host);
  result.host = '';
  if (!relative.protocol) return;
  relative.hostname = null;
  relative.port = null;
  result.auth = null;
  if (relative.host) putInFront(toPath, relative.host);
  relative.host = null;
}

// "?query" keeps the whole path.
function replaceSearch(result, relative, hostPath) {
  if (hostPath !== undefined) setHostWithAuth(result, hostPath.shift());
  result.search = relative.search;
  result.query = relative.query;
  if (result.pathname !== null || result.search !== null) {
    result.path = (result.pathname || '') + (result.search || '');
  }
}

// What is left of a path without its dots, and how many '..' lead above its beginning.
function withoutDots(path) {
  const kept = [];
  let up = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') continue;
    if (path[i] === '..') up++;
    else if (up > 0) up--;
    else kept.unshift(path[i]);
  }
  return { kept, up };
}

function finishPath(result, relative, path, { absolute, mayLoseDots, noSlashes }) {
  const last = path[path.length - 1];
  const isDots = last === '.' || last === '..';
  const trailing = last === '' ||
    (isDots && Boolean(result.host || relative.host || path.length > 1));
  const { kept, up } = withoutDots(path);
  if (!absolute && !mayLoseDots) for (let i = 0; i < up; i++) kept.unshift('..');
  if (absolute && kept[0] !== '' && kept[0]?.[0] !== '/') kept.unshift('');
  if (trailing && !kept.join('/').endsWith('/')) kept.push('');
  const fromRoot = kept[0] === '' || kept[0]?.[0] === '/';
  if (noSlashes) setHostWithAuth(result, fromRoot ? '' : kept.length > 0 ? kept.shift() : '');
  if ((absolute || (result.host && kept.length > 0)) && !fromRoot) kept.unshift('');
  if (kept.length > 0) {
    result.pathname = kept.join('/');
  } else {
    result.pathname = null;
    result.path = null;
  }
  if (result.pathname !== null || result.search !== null) {
    result.path = (result.pathname || '') + (result.search || '');
  }
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
}

module.exports = { resolveObject };
