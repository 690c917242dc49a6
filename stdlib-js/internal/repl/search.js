'use strict';
// Searching the history while one types: ctrl+r backward, ctrl+s forward.
//
//   new ReverseSearch(server).press(text, key)    whether the key belonged to a search
//
// The line itself stays as it was until the search ends: escape and ctrl+c leave it so, any other
// key that is no text takes the entry found, and then means what it always does. Text is searched
// from the place where the search began, the same key again goes on; equal entries count once.

const { clearScreenDown, cursorTo, moveCursor } = require('internal/tty/cursor');

const kUnderlined = ['\x1b[4m', '\x1b[24m'];

class ReverseSearch {
  constructor(server) {
    this.server = server;
    this.active = false;
    this.backward = true;
    this.text = '';
    this.index = -1;
    this.column = -1;
    this.seen = new Set();
  }

  press(text, key) {
    const isSearch = key.ctrl && !key.meta && (key.name === 'r' || key.name === 's');
    const { terminal, _isDumb } = this.server;
    if (!terminal || _isDumb || (!this.active && !isSearch)) return false;
    if (isSearch) {
      this.searchOn(key.name === 'r');
    } else if (key.name === 'backspace' || (key.ctrl && (key.name === 'h' || key.name === 'w'))) {
      this.searchFor([...this.text].slice(0, -1).join(''));
    } else if (typeof text === 'string' && text >= ' ' && text !== '\x7f' && !key.ctrl &&
        !key.meta) {
      this.searchFor(this.text + text);
    } else {
      return this.stop(key.name === 'escape' || (key.ctrl && key.name === 'c'));
    }
    return true;
  }

  // ---- searching ----

  searchOn(backward) {
    if (!this.active) {
      this.active = true;
      this.backward = backward;
      this.text = '';
      this.goBack();
      this.drawLabel('');
      return;
    }
    if (backward !== this.backward) this.seen.clear();
    this.backward = backward;
    this.find();
  }

  searchFor(text) {
    this.text = text;
    this.goBack();
    this.find();
  }

  goBack() {
    this.index = this.server.historyIndex;
    this.column = -1;
    this.seen.clear();
  }

  find() {
    const found = this.text !== '' && (this.findInEntry() || this.findInOthers());
    this.draw(found);
  }

  // A further place in the entry that is shown.
  findInEntry() {
    const entry = this.server.history[this.index];
    if (entry === undefined || this.column === -1) return false;
    const column = this.backward ?
      (this.column === 0 ? -1 : entry.lastIndexOf(this.text, this.column - 1)) :
      entry.indexOf(this.text, this.column + 1);
    if (column === -1) return false;
    this.column = column;
    return true;
  }

  findInOthers() {
    const { history } = this.server;
    const step = this.backward ? 1 : -1;
    for (let at = this.index + step; at >= 0 && at < history.length; at += step) {
      const entry = history[at];
      if (this.seen.has(entry)) continue;
      const column = this.backward ? entry.lastIndexOf(this.text) : entry.indexOf(this.text);
      if (column === -1) continue;
      this.seen.add(entry);
      this.index = at;
      this.column = column;
      return true;
    }
    // Beyond the end, from where the other direction comes back.
    this.index = this.backward ? history.length : -1;
    this.column = -1;
    return false;
  }

  // ---- showing ----

  get shown() {
    const { server } = this;
    if (this.column === -1) return { line: server.line, cursor: server.cursor };
    return { line: server.history[this.index], cursor: this.column };
  }

  draw(found) {
    const { line } = this.shown;
    const end = this.column + this.text.length;
    this.eraseLine();
    const text = this.column === -1 ? line :
      line.slice(0, this.column) + kUnderlined[0] + line.slice(this.column, end) +
        kUnderlined[1] + line.slice(end);
    this.drawLabel(text, found || this.text === '' ? '' : 'failed-');
  }

  // The label stands a row below the line.
  drawLabel(text, prefix = '') {
    const { server } = this;
    const { line, cursor } = this.shown;
    const label = `${prefix}${this.backward ? 'bck' : 'fwd'}-i-search: ${this.text}_`;
    server.output.write(`${text}\n${label}`);
    const prompt = server.getPrompt();
    const place = server._getDisplayPos(prompt + line.slice(0, cursor));
    const end = server._getDisplayPos(`${prompt}${line}\n${label}`);
    moveCursor(server.output, 0, place.rows - end.rows);
    cursorTo(server.output, place.cols);
    server.prevRows = place.rows;
  }

  // Leaves the cursor behind the prompt.
  eraseLine() {
    const { server } = this;
    const prompt = server._getDisplayPos(server.getPrompt());
    if (server.prevRows > prompt.rows) {
      moveCursor(server.output, 0, prompt.rows - server.prevRows);
    }
    cursorTo(server.output, prompt.cols);
    clearScreenDown(server.output);
    server.prevRows = prompt.rows;
  }

  stop(isCancelled) {
    const { server } = this;
    const { line, cursor } = this.shown;
    this.active = false;
    this.eraseLine();
    if (!isCancelled && this.column !== -1) {
      server.line = line;
      server.cursor = cursor;
      server.historyIndex = this.index;
    }
    server.output.write(server.line);
    const place = server.getCursorPos();
    const end = server._getDisplayPos(server.getPrompt() + server.line);
    if (end.rows > place.rows) moveCursor(server.output, 0, place.rows - end.rows);
    if (server.cursor < server.line.length) cursorTo(server.output, place.cols);
    server.prevRows = place.rows;
    return isCancelled;
  }
}

module.exports = { ReverseSearch };
