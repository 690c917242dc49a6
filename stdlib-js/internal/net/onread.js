'use strict';
// The option onread of sockets: what arrives goes into the program's buffer and to its callback.
//
//   onreadOf(option) -> OnRead; null, as if not given, without a usable buffer and callback
//   OnRead: deliver(socket, bytes), end(socket, finish), resume(socket), buffer
//
// A program that pauses gets nothing more: what has arrived already is kept for its resume().

const { Buffer } = require('buffer');
const { isUint8Array } = require('internal/util/types');

class OnRead {
  constructor(buffer, callback) {
    this.makeBuffer = typeof buffer === 'function' ? buffer : null;
    this.buffer = this.makeBuffer === null ? buffer : this.makeBuffer();
    this.callback = callback;
    this.rest = null; // arrived, but held back
    this.finish = null; // what is to happen after that
    this.scheduled = false;
  }

  // One bufferful; the program may pause by its result or with pause().
  call(socket, bytes) {
    const { buffer } = this;
    buffer.set(bytes);
    const more = this.callback.call(socket, bytes.length, buffer);
    if (more === false) socket._handle?.readStop();
    if (this.makeBuffer === null) return;
    const next = this.makeBuffer();
    if (isUint8Array(next)) this.buffer = next;
  }

  deliver(socket, bytes) {
    if (this.rest !== null) {
      this.rest = Buffer.concat([this.rest, bytes]);
      return;
    }
    let at = 0;
    while (at < bytes.length && socket._handle !== null && socket._handle.reading) {
      const part = bytes.subarray(at, at + this.buffer.length);
      at += part.length;
      this.call(socket, part);
    }
    // The bytes stand in memory that is used again: what stays is copied.
    if (at < bytes.length) this.rest = Buffer.from(bytes.subarray(at));
  }

  end(finish) {
    if (this.rest === null) finish();
    else this.finish = finish;
  }

  resume(socket) {
    const handle = socket._handle;
    if (handle === null || socket.connecting || handle.reading) return;
    handle.readStart();
    if (this.rest === null || this.scheduled) return;
    this.scheduled = true;
    process.nextTick(() => this.deliverRest(socket));
  }

  deliverRest(socket) {
    this.scheduled = false;
    if (socket._handle === null || !socket._handle.reading) return; // paused again
    const { rest, finish } = this;
    this.rest = null;
    this.deliver(socket, rest);
    if (this.rest === null && finish !== null) {
      this.finish = null;
      finish();
    }
  }
}

function onreadOf({ buffer, callback }) {
  if (typeof callback !== 'function') return null;
  if (!isUint8Array(buffer) && typeof buffer !== 'function') return null;
  const made = new OnRead(buffer, callback);
  return isUint8Array(made.buffer) ? made : null;
}

module.exports = { onreadOf };
