'use strict';
// What streams keep of themselves: `_writableState` and `_readableState`.
//
//   makeWritableState(parts) -> { WritableState, kOnFinished, kOnWrite, kNone }
//     parts: what readable-stream has for it (getHighWaterMark, getDefaultHighWaterMark,
//     isDuplexStream, onwrite)
//     kOnFinished: the callbacks of end(). kOnWrite: that of _write(), if it is made already.
//     kNone: the list that stands for an empty one
//   lightenReadableState(ReadableState, BufferList) -> { kChunks, kNoChunks, chunksOf }
//     the package's own, with what follows. kChunks: its `buffer`, kNoChunks while there was
//     nothing in it. chunksOf(state): a list that can be filled
//
// Every socket has both, and most sockets are idle. So flags share the word `state`, as in newer
// versions of Node; what hardly any stream has of its own is on the prototype; what is rarely
// needed is made when somebody asks. All of it can be read and written under its name.
// script/support/adapt_streams.py makes the package's own uses of a Writable's flags ones of
// `state`, by the order of this list.

const { kWriteNow } = require('internal/streams/helpers');

const kFlags = [
  'objectMode', 'finalCalled', 'needDrain', 'ending', 'ended', 'finished', 'destroyed',
  'decodeStrings', 'writing', 'sync', 'bufferProcessing', 'constructed', 'prefinished',
  'errorEmitted', 'emitClose', 'autoDestroy', 'closed', 'closeEmitted', 'allBuffers', 'allNoop',
  'writesNow',
];

const bit = Object.fromEntries(kFlags.map((name, at) => [name, 1 << at]));
const kUsual = bit.decodeStrings | bit.sync | bit.constructed | bit.emitClose | bit.autoDestroy |
  bit.allBuffers | bit.allNoop;

const kNone = [];
const kOnFinished = Symbol('kOnFinished');
const kOnWrite = Symbol('kOnWrite');
const kStream = Symbol('kStream');

function flagsOf(options, isDuplex) {
  let flags = kUsual;
  if (options.objectMode || (isDuplex && options.writableObjectMode)) flags |= bit.objectMode;
  if (options.decodeStrings === false) flags &= ~bit.decodeStrings;
  if (options.emitClose === false) flags &= ~bit.emitClose;
  if (options.autoDestroy === false) flags &= ~bit.autoDestroy;
  return flags;
}

function flagProperty(name) {
  const mask = bit[name];
  return {
    __proto__: null,
    configurable: true,
    get() { return (this.state & mask) !== 0; },
    set(value) {
      if (value) this.state |= mask;
      else this.state &= ~mask;
    },
  };
}

function defaultOf(value) {
  return { __proto__: null, configurable: true, writable: true, value };
}

// What writes at once mostly needs none: see kWriteNow in internal/streams/helpers.
function onWriteProperty(onwrite) {
  return {
    __proto__: null,
    configurable: true,
    get() {
      this[kOnWrite] ??= onwrite.bind(undefined, this[kStream]);
      return this[kOnWrite];
    },
    set(callback) { this[kOnWrite] = callback; },
  };
}

function makeWritableState({ getHighWaterMark, getDefaultHighWaterMark, isDuplexStream, onwrite }) {
  function WritableState(options, stream, isDuplex) {
    if (typeof isDuplex !== 'boolean') isDuplex = isDuplexStream(stream);
    this.state = options ? flagsOf(options, isDuplex) : kUsual;
    if (stream?.[kWriteNow] !== undefined) this.state |= bit.writesNow;
    this.highWaterMark = options
      ? getHighWaterMark(this, options, 'writableHighWaterMark', isDuplex)
      : getDefaultHighWaterMark(false);
    this.length = 0; // bytes, or objects, that wait or are being written
    this.corked = 0;
    this.writecb = null; // of the write that is going on
    this.writelen = 0;
    this.pendingcb = 0; // callbacks that have to be called before 'finish'
    this.afterWriteTickInfo = null;
    this.buffered = kNone; // writes that wait, from bufferedIndex on
    this.bufferedIndex = 0;
    this[kStream] = stream;
    this[kOnWrite] = undefined;
    if (options && options.defaultEncoding) this.defaultEncoding = options.defaultEncoding;
  }
  for (const name of kFlags) {
    Object.defineProperty(WritableState.prototype, name, flagProperty(name));
  }
  Object.defineProperties(WritableState.prototype, {
    onwrite: onWriteProperty(onwrite),
    defaultEncoding: defaultOf('utf8'),
    errored: defaultOf(null),
    [kOnFinished]: defaultOf(kNone),
  });
  return { WritableState, kOnFinished, kOnWrite, kNone };
}

const kChunks = Symbol('kChunks');

function lightenReadableState(ReadableState, BufferList) {
  const kNoChunks = new BufferList();
  function chunksOf(state) {
    if (state[kChunks] === kNoChunks) state[kChunks] = new BufferList();
    return state[kChunks];
  }
  Object.defineProperties(ReadableState.prototype, {
    buffer: {
      __proto__: null,
      configurable: true,
      get() { return chunksOf(this); },
      set(chunks) { this[kChunks] = chunks; },
    },
    defaultEncoding: defaultOf('utf8'),
    errored: defaultOf(null),
    decoder: defaultOf(null),
    encoding: defaultOf(null),
  });
  return { kChunks, kNoChunks, chunksOf };
}

module.exports = { lightenReadableState, makeWritableState };
