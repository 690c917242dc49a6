'use strict';

// The encodings that Buffer knows, one object each.
//
//   encodingOf(name)   the object for a name in any case, or undefined
//   utf8               the default one
//
// An encoding has: name, id (enum Encoding of bindings/buffer/codec.h),
//   byteLength(string)              bytes that the string takes; an upper bound if it is malformed
//   bound(length)                   no less than byteLength of any string of that length
//   write(bytes, string, at, most)  encodes to bytes[at], at most `most`; returns how many
//   slice(bytes, start, end)        decodes

const { byteLengthUtf8 } = internalBinding('buffer');

// What padding stands for does not count.
function base64Length(string) {
  let length = string.length;
  if (length > 0 && string.charCodeAt(length - 1) === 0x3d) length--;
  if (length > 1 && string.charCodeAt(length - 1) === 0x3d) length--;
  return Math.floor(length * 3 / 4);
}
const base64Bound = (length) => Math.floor(length * 3 / 4);

const utf8 = {
  name: 'utf8', id: 1, byteLength: byteLengthUtf8, bound: (length) => 3 * length,
  write: (bytes, string, at, most) => bytes.utf8Write(string, at, most),
  slice: (bytes, start, end) => bytes.utf8Slice(start, end),
};
const utf16le = {
  name: 'utf16le', id: 3, byteLength: (string) => 2 * string.length, bound: (length) => 2 * length,
  write: (bytes, string, at, most) => bytes.ucs2Write(string, at, most),
  slice: (bytes, start, end) => bytes.ucs2Slice(start, end),
};
const latin1 = {
  name: 'latin1', id: 4, byteLength: (string) => string.length, bound: (length) => length,
  write: (bytes, string, at, most) => bytes.latin1Write(string, at, most),
  slice: (bytes, start, end) => bytes.latin1Slice(start, end),
};
const ascii = {
  name: 'ascii', id: 0, byteLength: (string) => string.length, bound: (length) => length,
  write: (bytes, string, at, most) => bytes.asciiWrite(string, at, most),
  slice: (bytes, start, end) => bytes.asciiSlice(start, end),
};
const base64 = {
  name: 'base64', id: 2, byteLength: base64Length, bound: base64Bound,
  write: (bytes, string, at, most) => bytes.base64Write(string, at, most),
  slice: (bytes, start, end) => bytes.base64Slice(start, end),
};
const base64url = {
  name: 'base64url', id: 6, byteLength: base64Length, bound: base64Bound,
  write: (bytes, string, at, most) => bytes.base64urlWrite(string, at, most),
  slice: (bytes, start, end) => bytes.base64urlSlice(start, end),
};
const hex = {
  name: 'hex', id: 5, byteLength: (string) => string.length >>> 1, bound: (length) => length >>> 1,
  write: (bytes, string, at, most) => bytes.hexWrite(string, at, most),
  slice: (bytes, start, end) => bytes.hexSlice(start, end),
};

function find(name) {
  switch (name) {
    case 'utf8': case 'utf-8': return utf8;
    case 'hex': return hex;
    case 'base64': return base64;
    case 'latin1': case 'binary': return latin1;
    case 'ascii': return ascii;
    case 'ucs2': case 'ucs-2': case 'utf16le': case 'utf-16le': return utf16le;
    case 'base64url': return base64url;
  }
  return undefined;
}

function encodingOf(name) {
  const found = find(name);
  if (found !== undefined || name === undefined) return found;
  return find(`${name}`.toLowerCase());
}

module.exports = { encodingOf, utf8, latin1 };
