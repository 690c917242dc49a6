'use strict';

// The store behind URL.createObjectURL(): blobs by the names under which they were given out.
//
//   create(blob)     'blob:nodedata:...'
//   revoke(url)      forgets it
//   resolve(url)     the blob, or undefined (buffer.resolveObjectURL)

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const prefix = 'blob:nodedata:';
const blobs = new Map();

function create(blob) {
  const { Blob } = require('buffer');
  if (Blob === undefined || !(blob instanceof Blob)) {
    throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', blob);
  }
  const url = `${prefix}${require('crypto').randomUUID()}`;
  blobs.set(url, blob);
  return url;
}

function revoke(url) {
  blobs.delete(url);
}

function resolve(url) {
  return blobs.get(`${url}`);
}

module.exports = { create, resolve, revoke };
