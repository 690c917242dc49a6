'use strict';
// Searching the history while one types: ctrl+r backward, ctrl+s forward.
//
//   new ReverseSearch(server).press(text, key)    whether the key belonged to a search
//
// Escape and ctrl+c give it up; any other key that is no text takes the entry found.

const { clearScreenDown, cursorTo, moveCursor } = require('internal/tty/cursor');

class ReverseSearch {
  constructor(server) {
    this.server = server;
    this.active = false;
    this.backward = true;
    this.text = '';
    this.index = -1;
    this.before = { line: '', cursor: 0 };
  }

  press(text, key) {
    const isStart = key.ctrl && !key.meta && (key.name === 'r' || key.name === 's');
    if (!this.active) {
      if (isStart) this.start(key);
      return isStart;
    }
    if (isStart) {
      this.backward = key.name === 'r';
      this.find(this.index + this.step());
      return true;
    }
    if (key.name === 'backspace' || (key.ctrl && key.name === 'h')) {
      this.text = [...this.text].slice(0, -1).join('');
      this.index = this.first();
      this.find(this.index);
      return true;
    }
    return this.typed(text, key);
  }

  typed(text, key) {
    if (typeof text === 'string' && text >= ' ' && text !== '\x7f' && !key.ctrl && !key.meta) {
      this.text += text;
      this.find(this.index);
      return true;
    }
    const isCancelled = key.name === 'escape' ||
      (key.ctrl && (key.name === 'c' || key.name === 'g'));
    this.stop(isCancelled);
    return isCancelled;
  }

  start(key) {
    const { line, cursor } = this.server;
    this.active = true;
    this.backward = key.name === 'r';
    this.before = { line, cursor };
    this.text = '';
    this.index = this.first();
    this.show('');
  }

  first() {
    return this.backward ? 0 : this.server.history.length - 1;
  }

  step() {
    return this.backward ? 1 : -1;
  }

  // The next entry from `index` on that has the text in it.
  find(index) {
    const { history } = this.server;
    const shown = this.server.line;
    if (this.text !== '') {
      for (let at = Math.max(index, 0); at >= 0 && at < history.length; at += this.step()) {
        if (!history[at].includes(this.text)) continue;
        if (at !== this.index && history[at] === shown) continue;
        this.index = at;
        this.take(history[at], history[at].indexOf(this.text));
        this.show('');
        return;
      }
    }
    this.show(this.text === '' ? '' : 'failed-');
  }

  take(line, cursor) {
    this.server.line = line;
    this.server.cursor = cursor;
    this.server._refreshLine();
  }

  // One row below the line.
  show(prefix) {
    const { server } = this;
    server._refreshLine();
    const direction = this.backward ? 'bck' : 'fwd';
    const end = server._getDisplayPos(server.getPrompt() + server.line);
    const { rows, cols } = server.getCursorPos();
    moveCursor(server.output, 0, end.rows - rows);
    server.output.write(`\r\n${prefix}${direction}-i-search: ${this.text}_`);
    moveCursor(server.output, 0, rows - end.rows - 1);
    cursorTo(server.output, cols);
  }

  stop(isCancelled) {
    this.active = false;
    const { server } = this;
    if (isCancelled) {
      server.line = this.before.line;
      server.cursor = this.before.cursor;
    } else {
      server.cursor = Math.min(server.cursor, server.line.length);
    }
    clearScreenDown(server.output);
    server._refreshLine();
  }
}

module.exports = { ReverseSearch };
