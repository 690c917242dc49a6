'use strict';

// path.posix. Module loading and every file name go through here, so that what is normal already
// is found out with two searches for substrings and returned as it is.

const { validateString } = require('internal/validators');
const { collapse, extensionAt, formatWith, withoutSuffix } = require('internal/path/common');

const slash = 47;
const dot = 46;

// True only for paths without any '//' and without segments that begin with a dot.
function isPlain(path) {
  return path.charCodeAt(0) !== dot && path.indexOf('//') === -1 && path.indexOf('/.') === -1;
}

function normalize(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (isPlain(path)) return path;
  const absolute = path.charCodeAt(0) === slash;
  const trailing = path.charCodeAt(path.length - 1) === slash;
  let normal = collapse(path.split('/'), !absolute).join('/');
  if (normal.length === 0) return absolute ? '/' : trailing ? './' : '.';
  if (trailing) normal += '/';
  return absolute ? `/${normal}` : normal;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path.charCodeAt(0) === slash;
}

function join(...parts) {
  let joined = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    validateString(part, 'path');
    if (part.length > 0) joined = joined.length === 0 ? part : `${joined}/${part}`;
  }
  return joined.length === 0 ? '.' : normalize(joined);
}

function resolve(...parts) {
  let path = '';
  for (let i = parts.length - 1; i >= 0 && path.charCodeAt(0) !== slash; i--) {
    if (typeof parts[i] !== 'string') validateString(parts[i], `paths[${i}]`);
    if (parts[i].length > 0) path = path.length === 0 ? parts[i] : `${parts[i]}/${path}`;
  }
  if (path.charCodeAt(0) !== slash) path = `${process.cwd()}/${path}`;
  const absolute = path.charCodeAt(0) === slash; // not if the working directory is gone
  if (!isPlain(path)) {
    const normal = collapse(path.split('/'), !absolute).join('/');
    return absolute ? `/${normal}` : normal.length > 0 ? normal : '.';
  }
  return path.length > 1 && path.charCodeAt(path.length - 1) === slash ? path.slice(0, -1) : path;
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  from = resolve(from);
  to = resolve(to);
  if (from === to) return '';
  const here = from === '/' ? [] : from.slice(1).split('/');
  const there = to === '/' ? [] : to.slice(1).split('/');
  let common = 0;
  while (common < here.length && common < there.length && here[common] === there[common]) common++;
  const up = here.slice(common).fill('..');
  return up.concat(there.slice(common)).join('/');
}

// Where the last segment ends, without the slashes after it; at least `from`.
function endOfLast(path, from) {
  let end = path.length;
  while (end > from && path.charCodeAt(end - 1) === slash) end--;
  return end;
}

function dirname(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  const absolute = path.charCodeAt(0) === slash;
  const end = endOfLast(path, 1);
  const last = end > 1 ? path.lastIndexOf('/', end - 1) : 0;
  if (last <= 0) return absolute ? '/' : '.';
  if (absolute && last === 1) return '//';
  return path.slice(0, last);
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'ext');
  validateString(path, 'path');
  const end = endOfLast(path, 0);
  const start = end > 0 ? path.lastIndexOf('/', end - 1) + 1 : 0;
  if (suffix === undefined || suffix.length === 0) return path.slice(start, end);
  return withoutSuffix(path, start, end, suffix);
}

function extname(path) {
  validateString(path, 'path');
  const end = endOfLast(path, 0);
  const base = path.slice(end > 0 ? path.lastIndexOf('/', end - 1) + 1 : 0, end);
  return base.slice(extensionAt(base));
}

function parse(path) {
  validateString(path, 'path');
  const root = path.charCodeAt(0) === slash ? '/' : '';
  const end = endOfLast(path, root.length);
  const last = end > root.length ? path.lastIndexOf('/', end - 1) : -1;
  const base = path.slice(Math.max(last + 1, root.length), end);
  const dir = last > 0 ? path.slice(0, last) : root;
  // As in Node, '..' has an extension here if it stands right below the root.
  const at = base === '..' && root !== '' && last <= 0 ? 1 : extensionAt(base);
  return { root, dir, base, ext: base.slice(at), name: base.slice(0, at) };
}

const posix = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath(path) { return path; },
  dirname,
  basename,
  extname,
  format: (pathObject) => formatWith('/', pathObject),
  parse,
  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};
Object.defineProperty(posix.format, 'name', { __proto__: null, value: 'format' });
posix.posix = posix;
posix._makeLong = posix.toNamespacedPath;

// Hardly any program needs the other kind: it is loaded when it is asked for.
Object.defineProperty(posix, 'win32', {
  __proto__: null, enumerable: true, configurable: true,
  get() {
    const { win32 } = require('internal/path/win32');
    Object.defineProperty(posix, 'win32', {
      __proto__: null, value: win32, writable: true, enumerable: true, configurable: true,
    });
    win32.posix = posix;
    return win32;
  },
});

module.exports = posix;
