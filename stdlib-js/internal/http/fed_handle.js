'use strict';
// HTTP over a stream that is no socket of ours: what it receives is fed to a native parser.
//
//   httpHandle(socket)      what the parser of this socket is attached to: the socket's own handle,
//                           or a FedHandle
//   openHandle(socket)      the same, made when it is not there yet
//   FedHandle(duplex)       id, readStart, readStop, whenSent, close as a StreamHandle has them;
//                           begin() once a parser is attached; whenClosed(listener)
//
// The parser lives on a connection that is never connected. Its messages come with the next
// delivery, so that the stream's end and close are told behind them.

const binding = internalBinding('http');
const { TCP } = require('internal/net/handle');
const { errnoException } = require('internal/errors');

const kFed = Symbol('kFed');

function isNative(handle) {
  return handle === null || (handle !== undefined && typeof handle.id === 'number');
}

function httpHandle(socket) {
  const handle = socket._handle;
  return isNative(handle) ? handle : socket[kFed];
}

function openHandle(socket) {
  const handle = socket._handle;
  return isNative(handle) ? handle : new FedHandle(socket);
}

class FedHandle {
  constructor(duplex) {
    this.duplex = duplex;
    this.ended = false;
    this.endsBehind = false;
    this.reading = false;
    this.behind = []; // what the parser does not take yet, or no more
    this.listeners = [];
    this.handle = new TCP();
    const result = this.handle.open(4);
    if (result < 0) throw errnoException(result, 'open');
    this.onData = (chunk) => this.feed(chunk);
    this.onEnd = () => this.feedEnd();
    this.onClose = () => this.close();
    duplex[kFed] = this;
  }

  get id() { return this.handle.id; }
  get context() { return this.handle.context; }

  begin() {
    const { duplex } = this;
    duplex.on('data', this.onData);
    duplex.on('end', this.onEnd);
    duplex.on('close', this.onClose);
  }

  // The stream is its owner's again.
  close() {
    const { duplex } = this;
    duplex.removeListener('data', this.onData);
    duplex.removeListener('end', this.onEnd);
    duplex.removeListener('close', this.onClose);
    if (duplex[kFed] === this) duplex[kFed] = undefined;
    if (this.behind.length > 0 && !duplex.destroyed && !duplex.readableEnded) {
      duplex.unshift(require('buffer').Buffer.concat(this.behind));
    }
    this.behind = [];
    this.handle.close(() => this.tellClosed());
  }

  whenClosed(listener) {
    this.listeners.push(listener);
  }

  removeWhenClosed(listener) {
    this.listeners = this.listeners.filter((each) => each !== listener);
  }

  tellClosed() {
    for (const listener of this.listeners) listener.call(this.duplex);
  }

  // ---- what the stream receives ----------------------------------------------------------------

  feed(chunk) {
    if (this.id < 0) return;
    const bytes = typeof chunk === 'string'
      ? require('buffer').Buffer.from(chunk, this.duplex.readableEncoding ?? 'latin1') : chunk;
    const taken = this.behind.length > 0 ? 0 : binding.feed(this.id, bytes);
    if (taken < 0) {
      this.duplex.destroy(errnoException(taken, 'read'));
    } else if (taken < bytes.byteLength) {
      this.behind.push(bytes.subarray(taken));
      this.duplex.pause();
    }
  }

  // The parser is no longer paused.
  feedOn() {
    const { behind } = this;
    this.behind = [];
    for (const bytes of behind) this.feed(bytes);
    if (this.behind.length > 0 || this.id < 0) return;
    if (this.endsBehind) this.feedEnd();
    else if (this.reading) this.duplex.resume();
  }

  feedEnd() {
    if (this.ended || this.id < 0) return;
    this.endsBehind = this.behind.length > 0;
    if (this.endsBehind) return;
    this.ended = true;
    binding.feedEnd(this.id);
  }

  // ---- as a StreamHandle -----------------------------------------------------------------------

  readStart() {
    this.reading = true;
    if (this.id >= 0 && this.behind.length === 0) this.duplex.resume();
    return 0;
  }

  readStop() {
    this.reading = false;
    if (this.id >= 0) this.duplex.pause();
    return 0;
  }

  whenSent(callback) {
    const { duplex } = this;
    if (duplex.writableNeedDrain) duplex.once('drain', () => callback(0));
    else process.nextTick(callback, 0);
  }
}

module.exports = { httpHandle, openHandle, FedHandle };
