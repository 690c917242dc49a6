'use strict';
// What the options of fs.ReadStream and fs.WriteStream say, put into the stream.
//
//   readOptions(options)            a copy of them: also of a string, which is an encoding
//   takeFs(stream, options, names)  the functions of fs that it calls: its _fs
//   takeFd(stream, options)         its fd, a number, a FileHandle's, or null
//   checkPositions(stream, options) its start

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');
const { validateFunction, validateInteger } = require('internal/validators');
const { toFd, checkEncoding } = require('internal/fs/arguments');

function readOptions(options, fallback = {}) {
  if (options === undefined || options === null || typeof options === 'function') {
    return { ...fallback };
  }
  if (typeof options === 'string') {
    checkEncoding(options);
    return { ...fallback, encoding: options };
  }
  if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  checkEncoding(options.encoding);
  const settings = { ...fallback };
  for (const key in options) settings[key] = options[key]; // inherited ones count, too
  return settings;
}

// The functions of fs that the stream uses: those of options.fs, or of a FileHandle.
function takeFs(stream, options, names) {
  const fs = options.fs || require('fs');
  for (const name of names) {
    if (options.fs !== undefined && options.fs !== null && fs[name] !== undefined) {
      validateFunction(fs[name], `options.fs.${name}`);
    }
  }
  if (options.fs !== undefined && options.fs !== null) {
    const needed = options.fd === undefined || options.fd === null ? names : names.slice(1);
    for (const name of needed) {
      if (name === 'close' && options.autoClose === false) continue;
      if ((name === 'write' && fs.writev) || (name === 'writev' && fs.write)) continue;
      validateFunction(fs[name], `options.fs.${name}`);
    }
  }
  stream._fs = fs;
}

// A FileHandle's own methods, as the functions of fs that a stream calls.
function fsOfHandle(handle, unref) {
  const settle = (promise, callback, count, data) => promise.then(
    (result) => process.nextTick(callback, null, result?.[count], result?.[data]),
    (error) => process.nextTick(callback, error));
  return {
    read: (fd, buffer, offset, length, position, callback) =>
      settle(handle.read(buffer, offset, length, position), callback, 'bytesRead', 'buffer'),
    write: (fd, buffer, offset, length, position, callback) =>
      settle(handle.write(buffer, offset, length, position), callback, 'bytesWritten', 'buffer'),
    writev: (fd, buffers, position, callback) =>
      settle(handle.writev(buffers, position), callback, 'bytesWritten', 'buffers'),
    close: (fd, callback) => {
      unref(handle);
      settle(handle.close(), callback);
    },
  };
}

function takeHandle(stream, handle, ownFs) {
  const { FileHandle, ref, unref } = require('internal/fs/file_handle');
  if (!(handle instanceof FileHandle)) {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], handle);
  }
  if (ownFs) throw new ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  stream.fd = toFd(handle.fd);
  stream._fs = fsOfHandle(handle, unref);
  ref(handle);
  handle.on('close', () => stream.close());
}

function takeFd(stream, options) {
  if (options.fd === undefined || options.fd === null) {
    stream.fd = null;
    return;
  }
  if (typeof options.fd === 'object') {
    takeHandle(stream, options.fd, options.fs);
    return;
  }
  if (typeof options.fd !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  stream.fd = toFd(options.fd);
}

function checkPositions(stream, options) {
  if (options.start !== undefined) {
    validateInteger(options.start, 'start', 0);
    stream.start = options.start;
  }
}

module.exports = { readOptions, takeFs, takeFd, checkPositions };
