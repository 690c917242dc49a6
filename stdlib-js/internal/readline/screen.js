'use strict';
// Changes of a terminal's screen that are made together.
//
//   new Readline(stream, { autoCommit })   clearLine, clearScreenDown, cursorTo, moveCursor: each
//                                          returns the object; commit() writes them, rollback()
//                                          forgets them

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');
const cursor = require('internal/tty/cursor');

function isWritable(stream) {
  return stream !== null && typeof stream === 'object' && typeof stream.write === 'function' &&
    typeof stream.on === 'function' && stream.writable !== false;
}

class Readline {
  #stream;
  #autoCommit = false;
  #pending = [];

  constructor(stream, options = undefined) {
    if (!isWritable(stream)) throw new ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    this.#stream = stream;
    if (options?.autoCommit !== undefined) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  // `change` writes to what it is given.
  #add(change) {
    const sink = { write: (text) => this.#take(text) };
    change(sink);
    return this;
  }

  #take(text) {
    if (this.#autoCommit) process.nextTick(() => this.#stream.write(text));
    else this.#pending.push(text);
    return true;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y !== undefined && y !== null) validateInteger(y, 'y');
    return this.#add((sink) => cursor.cursorTo(sink, x, y));
  }

  moveCursor(dx, dy) {
    if (dx || dy) {
      validateInteger(dx, 'dx');
      validateInteger(dy, 'dy');
    }
    return this.#add((sink) => cursor.moveCursor(sink, dx, dy));
  }

  clearLine(dir) {
    validateInteger(dir, 'dir', -1, 1);
    return this.#add((sink) => cursor.clearLine(sink, dir));
  }

  clearScreenDown() {
    return this.#add((sink) => cursor.clearScreenDown(sink));
  }

  commit() {
    const text = this.#pending.join('');
    this.#pending = [];
    return new Promise((resolve) => this.#stream.write(text, () => resolve()));
  }

  rollback() {
    this.#pending = [];
    return this;
  }
}

module.exports = { Readline };
