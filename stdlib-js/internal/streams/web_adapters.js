'use strict';

// Between Node's streams and Web Streams, which Orrery does not have: each of these says so.
//
//   newStreamReadableFromReadableStream and the other five that Readable.fromWeb etc. call

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

function refuse() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('stream/web');
}

module.exports = {
  newReadableStreamFromStreamReadable: refuse,
  newReadableWritablePairFromDuplex: refuse,
  newStreamDuplexFromReadableWritablePair: refuse,
  newStreamReadableFromReadableStream: refuse,
  newStreamWritableFromWritableStream: refuse,
  newWritableStreamFromStreamWritable: refuse,
};
