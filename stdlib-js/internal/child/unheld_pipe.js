'use strict';
// The pipe of a child that could not be started: nobody holds its other end, and nobody ever did.
//
//   new UnheldPipe()   a handle for a socket: writing fails as into a broken pipe

const { Pipe } = require('internal/net/handle');

const kBrokenPipe = -32;
const kNotConnected = -107;

class UnheldPipe extends Pipe {
  writeBuffer() {
    return kBrokenPipe;
  }

  writeString() {
    return kBrokenPipe;
  }

  shutdown() {
    return kNotConnected;
  }
}

module.exports = { UnheldPipe };
