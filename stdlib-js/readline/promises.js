'use strict';
// The module `readline/promises`: Interface whose question() gives a promise, and whose completer
// may; Readline, which collects changes of the screen and makes them at once.
//
// Covers all that Node 18 documents.

const { AbortError } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');
const base = require('internal/readline/interface');
const { Readline } = require('internal/readline/screen');

class Interface extends base.Interface {
  _tabComplete(isSecond) {
    return this._tabCompleteLater(isSecond);
  }

  question(query, options = {}) {
    return new Promise((resolve, reject) => {
      let answer = resolve;
      const signal = options?.signal;
      if (signal) {
        validateAbortSignal(signal, 'options.signal');
        if (signal.aborted) {
          reject(new AbortError(undefined, { cause: signal.reason }));
          return;
        }
        const onAbort = () => {
          base.cancelQuestion(this);
          reject(new AbortError(undefined, { cause: signal.reason }));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        answer = (line) => {
          signal.removeEventListener('abort', onAbort);
          resolve(line);
        };
      }
      base.askOnce(this, query, answer);
      this._rejectQuestion = (key) => reject(new AbortError(`Aborted with ${key}`));
    });
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
