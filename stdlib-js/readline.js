'use strict';
// The module `readline`: lines of a stream, edited by keys if it is a terminal.
//
//   Interface, createInterface(options)          question() with a callback
//   emitKeypressEvents(stream, rl)
//   clearLine, clearScreenDown, cursorTo, moveCursor
//   promises
//
// Covers all that Node 18 documents.

const { AbortError } = require('internal/errors');
const { makeConstructor } = require('internal/constructor');
const { validateAbortSignal } = require('internal/validators');
const base = require('internal/readline/interface');
const { emitKeypressEvents } = require('internal/readline/keypress');
const cursor = require('internal/tty/cursor');

const Interface = makeConstructor(function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  base.Interface.call(this, input, output, completer, terminal);
  // One that returns its result is called as one that is given a callback.
  const given = this.completer;
  if (typeof given === 'function' && given.length !== 2) {
    this.completer = (line, callback) => callback(null, Reflect.apply(given, this, [line]));
  }
}, class extends base.Interface {
  question(query, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    const signal = options?.signal;
    if (signal) {
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) return;
      callback = withSignal(this, signal, callback);
    }
    if (typeof callback === 'function') base.askOnce(this, query, callback);
  }
});

function withSignal(rl, signal, callback) {
  const onAbort = () => base.cancelQuestion(rl);
  signal.addEventListener('abort', onAbort, { once: true });
  return (answer) => {
    signal.removeEventListener('abort', onAbort);
    if (typeof callback === 'function') callback(answer);
  };
}

Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  value: function question(query, options) {
    const signal = options?.signal;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new AbortError(undefined, { cause: signal.reason }));
        return;
      }
      let answer = resolve;
      if (signal) {
        const onAbort = () => reject(new AbortError(undefined, { cause: signal.reason }));
        signal.addEventListener('abort', onAbort, { once: true });
        answer = (line) => {
          signal.removeEventListener('abort', onAbort);
          resolve(line);
        };
      }
      this.question(query, options, answer);
    });
  },
});

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = {
  Interface, createInterface, emitKeypressEvents, ...cursor,
  get promises() { return require('readline/promises'); },
};
