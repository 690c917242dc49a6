'use strict';
// Compression as a Transform stream, and all at once.
//
//   CodecStream(codec, options)     the base of all classes of zlib; options are checked already
//   runSync(stream, input)          the whole output of one input
//
// The work is done on the blocking pool, one piece at a time; close() during it is safe, since the
// native side lets go of the codec only afterwards.

const { Transform, finished } = require('stream');
const { makeConstructor } = require('internal/constructor');
const { Buffer, kMaxLength } = require('buffer');
const {
  genericNodeError,
  codes: { ERR_BUFFER_TOO_LARGE },
} = require('internal/errors');
const { mail, newRequest, takeValue } = require('internal/mailbox');
const { constants } = require('internal/zlib/constants');
const binding = internalBinding('zlib');

const kFlushFlag = Symbol('flushFlag');

function errorOf([errno, code, message]) {
  return genericNodeError(message, { errno, code });
}

const CodecStream = makeConstructor(function CodecStream(codec, settings, flushes) {
  Transform.call(this, { autoDestroy: true, ...settings.streamOptions });
  this._codec = codec;
  this._handle = codec; // programs look whether it is there
  this._chunkSize = settings.chunkSize;
  this._maxOutputLength = settings.maxOutputLength;
  this._flushes = flushes; // { none, full, finish } of this kind of codec
  this._defaultFlush = settings.flush;
  this._finishFlush = settings.finishFlush;
  this._defaultFullFlush = flushes.full;
  this._info = settings.info;
  this._out = undefined;
  this._outAt = 0;
  this._working = false;
  this._pendingClose = undefined;
  this.bytesWritten = 0;
  this._produced = 0;
}, class extends Transform {
  get _closed() { return this._codec === null; }
  get bytesRead() { return this.bytesWritten; }
  set bytesRead(value) { this.bytesWritten = value; }

  _transform(chunk, encoding, callback) {
    let flush = this._defaultFlush;
    if (typeof chunk[kFlushFlag] === 'number') {
      flush = chunk[kFlushFlag];
    } else if (this.writableEnded && this.writableLength === chunk.byteLength) {
      flush = Math.max(flush, this._finishFlush) === this._finishFlush ||
        order(this, this._finishFlush) > order(this, flush) ? this._finishFlush : flush;
    }
    this._process(chunk, flush, callback);
  }

  _flush(callback) {
    this._process(Buffer.alloc(0), this._finishFlush, callback);
  }

  _final(callback) {
    callback();
  }

  flush(kind, callback) {
    if (typeof kind === 'function' || (kind === undefined && callback === undefined)) {
      callback = kind;
      kind = this._defaultFullFlush;
    }
    if (this.writableFinished) {
      if (callback) process.nextTick(callback);
    } else if (this.writableEnded) {
      if (callback) this.once('end', callback);
    } else {
      const marker = Buffer.alloc(0);
      marker[kFlushFlag] = kind;
      this.write(marker, '', callback);
    }
  }

  close(callback) {
    if (callback) finished(this, callback);
    this.destroy();
  }

  _destroy(error, callback) {
    this._codec = null;
    this._handle = null;
    callback(error);
  }

  reset() {
    if (this._codec === null) {
      const { ERR_INTERNAL_ASSERTION } = require('internal/errors').codes;
      throw new ERR_INTERNAL_ASSERTION('zlib binding closed');
    }
    const failure = binding.reset(this._codec);
    if (failure !== undefined) this.destroy(errorOf(failure));
  }

  _space() {
    if (this._out === undefined || this._out.length - this._outAt === 0) {
      this._out = Buffer.allocUnsafe(this._chunkSize);
      this._outAt = 0;
    }
    return this._out.length - this._outAt;
  }

  // The output of one step, if there is any; false at too much.
  _take(space, left) {
    const size = space - left;
    if (size === 0) return undefined;
    const part = this._out.slice(this._outAt, this._outAt + size);
    this._outAt += size;
    this._produced += size;
    return part;
  }

  _process(chunk, flush, callback) {
    if (this._codec === null) {
      process.nextTick(callback);
      return;
    }
    const space = this._space();
    let inOffset = 0;
    let inLength = chunk.byteLength;
    const step = (room) => {
      binding.step(this._codec, newRequest((result, at) => {
        if (result < 0) {
          const failure = errorOf(takeValue(mail[at]));
          if (this._codec !== null) this.destroy(failure);
          callback.failed = true;
          return;
        }
        const leftIn = mail[at];
        const leftOut = mail[at + 1];
        done(room, leftIn, leftOut);
      }), flush, chunk, inOffset, inLength, this._out, this._outAt, room);
    };
    const done = (room, leftIn, leftOut) => {
      if (this.destroyed || this._codec === null) {
        callback();
        return;
      }
      this.bytesWritten += inLength - leftIn;
      const part = this._take(room, leftOut);
      if (this._produced > this._maxOutputLength) {
        this.destroy(new ERR_BUFFER_TOO_LARGE(this._maxOutputLength));
        return;
      }
      inOffset += inLength - leftIn;
      inLength = leftIn;
      let wantsMore = true;
      if (part !== undefined) wantsMore = this.push(part);
      if (this.destroyed) return;
      if (leftOut === 0 || this._outAt >= this._chunkSize) {
        const next = this._space();
        if (leftOut !== 0 && inLength === 0) {
          callback();
        } else if (!wantsMore) {
          this._continue = () => step(next);
        } else {
          step(next);
        }
        return;
      }
      if (inLength > 0) this.push(null); // what follows the end of the data is not ours
      callback();
    };
    step(space);
  }

  // The reader wants more: go on where back-pressure stopped.
  _read(size) {
    const next = this._continue;
    if (next !== undefined) {
      this._continue = undefined;
      next();
      return;
    }
    super._read(size);
  }
});

// How much a flush asks for, so that the stronger of two can be taken.
function order(stream, flush) {
  const { Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH } = constants;
  return [Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH].indexOf(flush);
}

function runSync(stream, input) {
  const { _codec: codec, _finishFlush: flush } = stream;
  const parts = [];
  let inOffset = 0;
  let inLength = input.byteLength;
  let total = 0;
  try {
    for (;;) {
      const space = stream._space();
      const outcome = binding.step(codec, -1, flush, input, inOffset, inLength, stream._out,
        stream._outAt, space);
      if (outcome.length === 3) throw errorOf(outcome);
      const [leftIn, leftOut] = outcome;
      const part = stream._take(space, leftOut);
      if (part !== undefined) {
        parts.push(part);
        total += part.byteLength;
        if (total > stream._maxOutputLength) throw new ERR_BUFFER_TOO_LARGE(stream._maxOutputLength);
      }
      inOffset += inLength - leftIn;
      inLength = leftIn;
      if (leftOut !== 0) break;
    }
  } finally {
    stream.bytesWritten = inOffset;
    stream._codec = null;
    stream._handle = null;
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts, total);
}

module.exports = { CodecStream, runSync, errorOf, kMaxLength };
