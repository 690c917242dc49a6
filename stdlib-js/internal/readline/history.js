'use strict';
// Methods of an Interface: the lines that were entered before, newest first.
//
// Going through them visits those that begin with what stood before the cursor when the search
// began (`_searched`; null while there is none), and no line twice in a row.

class History {
  // Returns the line, which a listener of 'history' may have taken out of the list.
  _addHistory() {
    const { line, history } = this;
    if (line.trim() === '' || this.historySize === 0) return line;
    if (history[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const at = history.indexOf(line);
        if (at !== -1) history.splice(at, 1);
      }
      history.unshift(line);
      if (history.length > this.historySize) history.pop();
    }
    this.historyIndex = -1;
    this.emit('history', history);
    return line;
  }

  _noteSearch(key) {
    const moves = (key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta &&
      !key.shift;
    if (moves) {
      this._searched ??= this.line.slice(0, this.cursor);
    } else if (this._searched !== null) {
      this._searched = null;
      if (this.historyIndex === this.history.length) this.historyIndex = -1;
    }
  }

  _isVisited(entry) {
    return entry.startsWith(this._searched ?? '') && entry !== this.line;
  }

  _historyNext() {
    if (this.historyIndex < 0) return;
    let at = this.historyIndex - 1;
    while (at >= 0 && !this._isVisited(this.history[at])) at--;
    this._showHistory(at);
  }

  _historyPrev() {
    const { length } = this.history;
    if (this.historyIndex >= length || length === 0) return;
    let at = this.historyIndex + 1;
    while (at < length && !this._isVisited(this.history[at])) at++;
    this._showHistory(at);
  }

  // Beyond both ends is what the search began with.
  _showHistory(at) {
    this._rememberEdit();
    this.line = this.history[at] ?? this._searched ?? '';
    this.historyIndex = at;
    this.cursor = this.line.length;
    this._refreshLine();
  }
}

module.exports = { History };
