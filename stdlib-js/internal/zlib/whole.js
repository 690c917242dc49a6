'use strict';

// Compression of a whole at once, without a stream: zlib.gzip(buffer, options, callback),
// zlib.gzipSync(buffer, options) and their kin.
//
//   wholeFunctions(name, mode, makeStream)   {asynchronous, synchronous}
//
// A native half that has done its work is kept and used again, since zlib's state is large and
// costs more to make than a small text to compress.

const binding = internalBinding('zlib');
const { codes: { ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE } } =
  require('internal/errors');
const { FastBuffer, isArrayBuffer } = require('internal/buffer');
const { mail, newRequest, takeValue } = require('internal/mailbox');
const { validateFunction } = require('internal/validators');
const { constants: { BROTLI_DECODE } } = require('internal/zlib/constants');
const { failureOf, openHandle, settingsOf } = require('internal/zlib/options');

const kWorked = 0, kTooLong = 2;

// ---- handles that wait for their next use ------------------------------------------------------

const mostIdle = 4;
const idle = []; // {key, handle}, the newest last

function keyOf(settings) {
  if (settings.mode >= BROTLI_DECODE || settings.dictionary !== undefined) return 0;
  return settings.mode + 16 * (settings.windowBits + 16 * (settings.level + 1 +
    16 * (settings.memLevel + 16 * settings.strategy)));
}

function takeHandle(settings, key) {
  for (let i = idle.length - 1; key !== 0 && i >= 0; i--) {
    if (idle[i].key === key) return idle.splice(i, 1)[0].handle;
  }
  return openHandle(settings);
}

function giveBack(handle, key) {
  if (key === 0 || binding.reset(handle) !== undefined) {
    binding.close(handle);
    return;
  }
  idle.push({ key, handle });
  if (idle.length > mostIdle) binding.close(idle.shift().handle);
}

// ---- arguments and results ---------------------------------------------------------------------

function bytesOf(buffer) {
  if (typeof buffer === 'string') return require('buffer').Buffer.from(buffer);
  return ArrayBuffer.isView(buffer) || isArrayBuffer(buffer) ? buffer : undefined;
}

// The two forms complain in different words, as in Node, where one of them writes to a stream.
function inputNow(buffer) {
  const bytes = bytesOf(buffer);
  if (bytes !== undefined) return bytes;
  throw new ERR_INVALID_ARG_TYPE('buffer',
    ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], buffer);
}

function inputLater(buffer) {
  const bytes = bytesOf(buffer);
  if (bytes !== undefined) return bytes;
  // It is what the stream is ended with, and one may end with nothing.
  if (buffer === null || buffer === undefined) return new FastBuffer();
  throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], buffer);
}

// With the option `info` the caller gets the stream that would have done it, too.
function resultOf(settings, bytes, used, options, makeStream) {
  const buffer = new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!settings.info) return buffer;
  const engine = makeStream(options);
  engine.bytesWritten = used;
  engine.close();
  return { buffer, engine };
}

function problemOf(outcome, handle, settings) {
  if (outcome === kTooLong) return new ERR_BUFFER_TOO_LARGE(settings.maxOutputLength);
  return failureOf(binding.problem(handle));
}

// ---- the functions -----------------------------------------------------------------------------

function runNow(mode, buffer, options, makeStream) {
  const settings = settingsOf(mode, options);
  const input = inputNow(buffer);
  const key = keyOf(settings);
  const handle = takeHandle(settings, key);
  const result = binding.wholeNow(handle, settings.finishFlush, input, settings.maxOutputLength);
  if (typeof result === 'number') {
    const error = problemOf(result, handle, settings);
    binding.close(handle);
    throw error;
  }
  const used = binding.results[0];
  giveBack(handle, key);
  return resultOf(settings, result, used, options, makeStream);
}

function run(mode, buffer, options, callback, makeStream) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const settings = settingsOf(mode, options);
  validateFunction(callback, 'callback');
  const input = inputLater(buffer);
  const key = keyOf(settings);
  const handle = takeHandle(settings, key);
  const request = newRequest((outcome, at) => {
    if (outcome !== kWorked) {
      const error = problemOf(outcome, handle, settings);
      binding.close(handle);
      callback(error);
      return;
    }
    const bytes = takeValue(mail[at]);
    const used = mail[at + 1];
    giveBack(handle, key);
    callback(null, resultOf(settings, bytes, used, options, makeStream));
  }, 'ZLIB');
  binding.whole(request, handle, settings.finishFlush, input, settings.maxOutputLength);
}

function wholeFunctions(name, mode, makeStream) {
  const asynchronous = { [name]: function(buffer, options, callback) {
    run(mode, buffer, options, callback, makeStream);
  } }[name];
  const syncName = `${name}Sync`;
  const synchronous = { [syncName]: function(buffer, options) {
    return runNow(mode, buffer, options, makeStream);
  } }[syncName];
  return { asynchronous, synchronous };
}

module.exports = { wholeFunctions };
