'use strict';
// What a message may be given as its body.
//
//   checkChunk(chunk)                     a string or bytes, or an error
//   byteLength(chunk, encoding)
//   checkLength(message, length, atEnd)   strictContentLength: never more bytes than were promised,
//                                         and at the end as many

const {
  hideStackFrames,
  codes: { ERR_HTTP_CONTENT_LENGTH_MISMATCH, ERR_INVALID_ARG_TYPE, ERR_STREAM_NULL_VALUES },
} = require('internal/errors');

const checkChunk = hideStackFrames((chunk) => {
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
});

function byteLength(chunk, encoding) {
  return typeof chunk === 'string' ? require('buffer').Buffer.byteLength(chunk, encoding)
    : chunk.byteLength;
}

function checkLength(message, length, atEnd) {
  const promised = message._contentLength;
  if (!message.strictContentLength || promised === null || !message._hasBody ||
      message.chunkedEncoding || message._removedContLen ||
      message.hasHeader('transfer-encoding')) return;
  const written = message._bytesWritten + length;
  if (atEnd ? written !== promised : written > promised) {
    throw new ERR_HTTP_CONTENT_LENGTH_MISMATCH(written, promised);
  }
}

module.exports = { byteLength, checkChunk, checkLength };
