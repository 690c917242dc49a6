'use strict';
// tls.TLSSocket until TLS is there: a socket that was never connected, and that ends with a clear
// error as soon as it is to carry anything.
//
//   TLSSocket(socket, options)   its `_handle._parentWrap` is a JSStreamSocket if `socket` is a
//                                stream and no net.Socket, as packages expect that take the class
//                                from there
//   JSStreamSocket(stream)       a stream in the shape of a socket

const { Duplex } = require('stream');
const { Socket } = require('net');
const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

const unavailable = () => new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('tls.TLSSocket');

class JSStreamSocket extends Duplex {
  constructor(stream) {
    super({ allowHalfOpen: true });
    this.stream = stream;
  }

  _read() {
    this.destroy(unavailable());
  }

  _write(chunk, encoding, callback) {
    callback(unavailable());
  }
}

class TLSSocket extends Duplex {
  constructor(socket) {
    super();
    const isStream = socket instanceof Duplex && !(socket instanceof Socket);
    this._handle = { _parentWrap: isStream ? new JSStreamSocket(socket) : socket };
    this.encrypted = true;
    this.authorized = false;
    this.authorizationError = null;
    this.alpnProtocol = null;
  }

  _read() {
    this.destroy(unavailable());
  }

  _write(chunk, encoding, callback) {
    callback(unavailable());
  }
}

module.exports = { TLSSocket, JSStreamSocket };
