'use strict';

// path.win32: drives, UNC roots and two kinds of separators. Reached through path.win32 only.

const { validateString } = require('internal/validators');
const { collapse, extensionAt, formatWith, withoutSuffix } = require('internal/path/common');

const slash = 47;
const backslash = 92;
const separators = /[\\/]+/;

function isSeparator(path, index) {
  const code = path.charCodeAt(index);
  return code === slash || code === backslash;
}

const drive = /^[A-Za-z]:/;
const unc = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;

// The root of a path: `device` is 'C:', '\\\\server\\share' or '', `end` is where the rest begins
// (with its separator after a drive), `bare` that a UNC root is all there is.
function rootOf(path) {
  if (isSeparator(path, 0)) {
    const match = unc.exec(path);
    if (match === null) return { device: '', absolute: true, end: 1, unc: false, bare: false };
    const end = match[0].length;
    return {
      device: `\\\\${match[1]}\\${match[2]}`, absolute: true, end, unc: true,
      bare: end === path.length,
    };
  }
  if (drive.test(path)) {
    const absolute = path.length > 2 && isSeparator(path, 2);
    return { device: path.slice(0, 2), absolute, end: absolute ? 3 : 2, unc: false, bare: false };
  }
  return { device: '', absolute: false, end: 0, unc: false, bare: false };
}

function collapsed(path, allowAboveRoot) {
  return collapse(path.split(separators), allowAboveRoot).join('\\');
}

function normalize(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (path.length === 1) return path === '/' ? '\\' : path;
  const { device, absolute, end, bare } = rootOf(path);
  if (bare) return `${device}\\`;
  let tail = collapsed(path.slice(end), !absolute);
  if (tail.length === 0 && !absolute) tail = '.';
  if (tail.length > 0 && end < path.length && isSeparator(path, path.length - 1)) tail += '\\';
  return absolute ? `${device}\\${tail}` : `${device}${tail}`;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path.length > 0 && rootOf(path).absolute;
}

// Two separators in front make a UNC path only if the first part itself means one.
function join(...parts) {
  let joined = '';
  let first;
  for (const part of parts) {
    validateString(part, 'path');
    if (part.length === 0) continue;
    if (first === undefined) joined = first = part;
    else joined += `\\${part}`;
  }
  if (first === undefined) return '.';
  const meansUnc = /^[\\/]{2}[^\\/]/.test(first);
  if (!meansUnc) joined = joined.replace(/^[\\/]{2,}/, '\\');
  return normalize(joined);
}

// Each drive has a working directory of its own; the environment tells it where there are drives.
function workingDirectory(device) {
  if (device.length === 0) return process.cwd();
  const path = process.env[`=${device}`] || process.cwd();
  const elsewhere = path.slice(0, 2).toLowerCase() !== device.toLowerCase();
  return path === undefined || (elsewhere && path.charCodeAt(2) === backslash) ?
    `${device}\\` : path;
}

function resolve(...parts) {
  let device = '';
  let tail = '';
  let absolute = false;
  for (let i = parts.length - 1; i >= -1; i--) {
    const path = i >= 0 ? parts[i] : workingDirectory(device);
    if (i >= 0) validateString(path, `paths[${i}]`);
    if (path.length === 0) continue;
    const root = rootOf(path);
    if (root.device.length > 0) {
      if (device.length === 0) device = root.device;
      else if (root.device.toLowerCase() !== device.toLowerCase()) continue; // another drive
    }
    if (!absolute) {
      tail = `${path.slice(root.end)}\\${tail}`;
      absolute = root.absolute;
    }
    if (absolute && device.length > 0) break;
  }
  tail = collapsed(tail, !absolute);
  return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
}

function segmentsOf(path) {
  const inner = path.replace(/^\\+|\\+$/g, '');
  return inner.length === 0 ? [] : inner.split('\\');
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const target = resolve(to);
  const here = segmentsOf(resolve(from));
  const there = segmentsOf(target);
  let common = 0;
  while (common < here.length && common < there.length &&
    here[common].toLowerCase() === there[common].toLowerCase()) common++;
  if (common === here.length && common === there.length) return '';
  if (common === 0 && here.length > 0 && there.length > 0) return target;
  const up = here.slice(common).fill('..');
  return up.concat(there.slice(common)).join('\\');
}

function toNamespacedPath(path) {
  if (typeof path !== 'string' || path.length === 0) return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (resolved.startsWith('\\\\')) {
    const third = resolved[2];
    return third === '?' || third === '.' ? path : `\\\\?\\UNC\\${resolved.slice(2)}`;
  }
  return /^[A-Za-z]:\\/.test(resolved) ? `\\\\?\\${resolved}` : path;
}

// The last segment as [start, end]; `from` is where segments begin.
function lastSegment(path, from) {
  let end = path.length;
  while (end > from && isSeparator(path, end - 1)) end--;
  let start = end;
  while (start > from && !isSeparator(path, start - 1)) start--;
  return [start, end];
}

function dirname(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (path.length === 1) return isSeparator(path, 0) ? path : '.';
  const root = rootOf(path);
  if (root.bare) return path;
  const rootEnd = root.unc ? root.end + 1 : root.end;
  const [start] = lastSegment(path, rootEnd);
  if (start > rootEnd) return path.slice(0, start - 1);
  return rootEnd === 0 ? '.' : path.slice(0, rootEnd);
}

const afterDrive = (path) => (drive.test(path) ? 2 : 0);

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'ext');
  validateString(path, 'path');
  const [start, end] = lastSegment(path, afterDrive(path));
  if (suffix === undefined || suffix.length === 0) return path.slice(start, end);
  return withoutSuffix(path, start, end, suffix);
}

function extname(path) {
  validateString(path, 'path');
  const [start, end] = lastSegment(path, afterDrive(path));
  const base = path.slice(start, end);
  return base.slice(extensionAt(base));
}

function parse(path) {
  validateString(path, 'path');
  if (path.length === 0) return { root: '', dir: '', base: '', ext: '', name: '' };
  const found = rootOf(path);
  const rootEnd = found.unc && !found.bare ? found.end + 1 : found.end;
  const root = path.slice(0, rootEnd);
  const [start, end] = lastSegment(path, rootEnd);
  const base = path.slice(start, end);
  const at = extensionAt(base);
  return {
    root,
    dir: start > rootEnd ? path.slice(0, start - 1) : root,
    base,
    ext: base.slice(at),
    name: base.slice(0, at),
  };
}

const win32 = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format: (pathObject) => formatWith('\\', pathObject),
  parse,
  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null, // set by internal/path/posix
};
Object.defineProperty(win32.format, 'name', { __proto__: null, value: 'format' });
win32.win32 = win32;
win32._makeLong = win32.toNamespacedPath;

module.exports = { win32 };
