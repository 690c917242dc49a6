'use strict';
// What a Range header asks of a file (RFC 9110, section 14), and whether a copy is still good.
//
//   readRange(header, size) -> null            the whole file (no range, or one nobody understands)
//                              | undefined     no byte of it exists: 416
//                              | { start, end }   both included
//   isFresh(headers, etag, modified) -> true   the asker's copy is as good: 304
//   rangeHolds(headers, etag, modified)        If-Range: the parts belong to one and the same file
//
// Several ranges at once are answered with the whole file, which the standard allows.

function readRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') { // the last so many bytes
    const count = Number(match[2]);
    return count === 0 || size === 0 ? undefined
      : { start: Math.max(0, size - count), end: size - 1 };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (match[2] !== '' && Number(match[2]) < start) return null;
  return start >= size ? undefined : { start, end };
}

function isFresh(headers, etag, modified) {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    return known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(headers['if-modified-since']);
  return Math.floor(modified / 1000) * 1000 <= since;
}

function rangeHolds(headers, etag, modified) {
  const condition = headers['if-range'];
  if (condition === undefined) return true;
  return condition.startsWith('"') ? condition === etag
    : Date.parse(condition) === Math.floor(modified / 1000) * 1000;
}

module.exports = { readRange, isFresh, rangeHolds };
