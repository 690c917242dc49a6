'use strict';
// What a socket tells of itself: addresses, counts, states.
//
//   facts    the descriptors for its prototype
//
// Each may be asked of the prototype, too, where there is no handle and no state.

function nameObject([family, address, port]) {
  if (family === 0) return {}; // a path is the server's alone
  return { address, family: family === 6 ? 'IPv6' : 'IPv4', port };
}

// Bytes of the writes that the stream still holds back.
function bufferedBytes(socket) {
  const { Buffer } = require('buffer');
  const sizeOf = (chunk, encoding) =>
    typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
  let bytes = 0;
  const buffered = socket._writableState.getBuffer?.() ?? [];
  for (const { chunk, encoding } of buffered) bytes += sizeOf(chunk, encoding);
  const data = socket._pendingData;
  if (Array.isArray(data)) for (const each of data) bytes += sizeOf(each.chunk, each.encoding);
  else if (data) bytes += sizeOf(data, socket._pendingEncoding);
  return bytes;
}

function handleOf(socket) {
  return socket._handle ?? socket._lastHandle;
}

class Facts {
  address() {
    return this._getsockname();
  }

  _getsockname() {
    if (!this._handle?.localName) return {};
    if (this._sockname === undefined) {
      const name = this._handle.localName();
      if (typeof name === 'number') return {};
      this._sockname = nameObject(name);
    }
    return this._sockname;
  }

  _getpeername() {
    if (!this._handle?.peerName || this.connecting) return this._peername || {};
    if (this._peername === undefined) {
      const name = this._handle.peerName();
      if (typeof name === 'number') return {};
      this._peername = nameObject(name);
    }
    return this._peername;
  }

  get remoteAddress() { return this._getpeername().address; }
  get remoteFamily() { return this._getpeername().family; }
  get remotePort() { return this._getpeername().port; }
  get localAddress() { return this._getsockname().address; }
  get localPort() { return this._getsockname().port; }
  get localFamily() { return this._getsockname().family; }

  get bytesRead() {
    if (this._readableState === undefined) return undefined; // asked of the prototype
    return handleOf(this)?.bytesRead ?? 0;
  }

  get bytesWritten() {
    const state = this._writableState;
    if (state === undefined) return undefined;
    const bytes = handleOf(this)?.bytesWritten ?? 0;
    return state.length > 0 ? bytes + bufferedBytes(this) : bytes;
  }

  get _bytesWritten() { return this.bytesWritten; }

  get bufferSize() {
    return this._handle ? this.writableLength : undefined;
  }

  get pending() {
    return !this._handle || this.connecting;
  }

  get readyState() {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable && !this.writable) return 'readOnly';
    if (!this.readable && this.writable) return 'writeOnly';
    return 'closed';
  }

  get _connecting() { return this.connecting; }
}

const facts = Object.getOwnPropertyDescriptors(Facts.prototype);
delete facts.constructor;
for (const name of Object.keys(facts)) facts[name].enumerable = true;

module.exports = { facts };
