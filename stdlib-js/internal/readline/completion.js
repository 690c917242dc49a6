'use strict';
// Methods of an Interface: completion by tab.
//
// A completer takes the line up to the cursor, and gives [completions, what they complete]: as the
// result of (line), or to the callback of (line, callback); with promises also as a promise.
// The first tab inserts what all completions have in common, a second one lists them.

const { getStringWidth, inspect } = require('internal/util/inspect');
const { commonPrefix } = require('internal/readline/text');

const kGap = 2;

// Rows of as many columns as fit; an empty completion ends a group.
function layOut(completions, columns) {
  const widths = completions.map((completion) => getStringWidth(completion));
  const width = Math.max(...widths) + kGap;
  const perRow = columns === Infinity ? 1 : Math.floor(columns / width) || 1;
  let text = '\r\n';
  let inRow = 0;
  let gap = 0;
  completions.forEach((completion, at) => {
    if (completion === '') {
      text += '\r\n\r\n';
      inRow = 0;
      return;
    }
    if (inRow === perRow) {
      text += '\r\n';
      inRow = 0;
    }
    if (inRow > 0) text += ' '.repeat(gap);
    text += completion;
    gap = width - widths[at];
    inRow++;
  });
  return inRow > 0 ? `${text}\r\n\r\n` : text;
}

class Completion {
  // Of a completer that takes a callback.
  _tabComplete(isSecond) {
    this.pause();
    this.completer(this.line.slice(0, this.cursor), (error, value) => {
      this.resume();
      if (error) this._completionFailed(error);
      else this._complete(isSecond, value);
    });
  }

  // Of one that returns them, now or later.
  async _tabCompleteLater(isSecond) {
    this.pause();
    let value;
    try {
      value = await this.completer(this.line.slice(0, this.cursor));
    } catch (error) {
      this._completionFailed(error);
      return;
    } finally {
      this.resume();
    }
    this._complete(isSecond, value);
  }

  _completionFailed(error) {
    this._writeToOutput(`Tab completion error: ${inspect(error)}`);
  }

  _complete(isSecond, value) {
    const { 0: completions, 1: completed } = value ?? []; // or a promise, which has neither
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((completion) => completion !== ''));
    if (prefix.length > completed.length && prefix.startsWith(completed)) {
      this._insertString(prefix.slice(completed.length));
    } else if (!completed.startsWith(prefix)) {
      this._replaceBefore(completed.length, prefix);
    } else if (isSecond) {
      this._writeToOutput(layOut(completions, this.columns));
      // The line is drawn anew below the list.
      this.prevRows = 0;
      this._refreshLine();
    }
  }

  _replaceBefore(length, text) {
    this._rememberEdit();
    const start = this.cursor - length;
    this.line = this.line.slice(0, start) + text + this.line.slice(this.cursor);
    this.cursor = start + text.length;
    this._refreshLine();
  }
}

module.exports = { Completion };
