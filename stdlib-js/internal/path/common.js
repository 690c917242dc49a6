'use strict';

// What the two kinds of paths share.
//
//   collapse(segments, allowAboveRoot)   the segments without '', '.' and what '..' takes back
//   extensionAt(base)                    where the extension of a file's name begins; its length
//                                        if it has none
//   withoutSuffix(path, start, end, suffix)   basename's second argument
//   formatWith(separator, pathObject)    path.format

const { validateObject } = require('internal/validators');

function collapse(segments, allowAboveRoot) {
  const kept = [];
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (allowAboveRoot) kept.push('..');
  }
  return kept;
}

// A dot in front makes a hidden file, not an extension, and '..' is no name at all.
function extensionAt(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? base.length : dot;
}

// `path.slice(start, end)` is the last segment. A name that is the suffix and nothing else stays.
function withoutSuffix(path, start, end, suffix) {
  if (suffix === path) return '';
  const base = path.slice(start, end);
  if (base.length > suffix.length) {
    return base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
  }
  // As in Node, separators at the end stay if the name is only the end of the suffix.
  const isEndOfSuffix = suffix.length > base.length && suffix.length <= path.length &&
    suffix.endsWith(base);
  return isEndOfSuffix ? path.slice(start) : base;
}

function formatWith(separator, pathObject) {
  validateObject(pathObject, 'pathObject');
  const dir = pathObject.dir || pathObject.root;
  const base = pathObject.base || `${pathObject.name || ''}${pathObject.ext || ''}`;
  if (!dir) return base;
  return dir === pathObject.root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

module.exports = { collapse, extensionAt, formatWith, withoutSuffix };
