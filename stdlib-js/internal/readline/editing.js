'use strict';
// Methods of an Interface: changes of the line, undo and redo, cut text and its return.

const {
  deletionEndAfter, lengthAt, lengthBefore, wordEndAfter, wordStartBefore,
} = require('internal/readline/text');

const kMaxUndo = 2048;
const kMaxCut = 32;

class Editing {
  // ---- inserting and moving ----

  _insertString(text) {
    this._rememberEdit();
    if (this.cursor < this.line.length) {
      this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
      this.cursor += text.length;
      this._refreshLine();
      return;
    }
    const before = this.getCursorPos();
    this.line += text;
    this.cursor += text.length;
    if (before.rows < this.getCursorPos().rows) this._refreshLine();
    else this._writeToOutput(text);
  }

  _left() {
    this._moveCursor(-lengthBefore(this.line, this.cursor));
  }

  _right() {
    this._moveCursor(lengthAt(this.line, this.cursor));
  }

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(wordStartBefore(this.line, this.cursor) - this.cursor);
  }

  _wordRight() {
    if (this.cursor < this.line.length) {
      this._moveCursor(wordEndAfter(this.line, this.cursor) - this.cursor);
    }
  }

  // ---- deleting ----

  // Takes [from, to) out of the line; returns it.
  _remove(from, to) {
    this._rememberEdit();
    const removed = this.line.slice(from, to);
    this.line = this.line.slice(0, from) + this.line.slice(to);
    this.cursor = from;
    this._refreshLine();
    return removed;
  }

  _deleteLeft() {
    if (this.cursor > 0 && this.line.length > 0) {
      this._remove(this.cursor - lengthBefore(this.line, this.cursor), this.cursor);
    }
  }

  _deleteRight() {
    if (this.cursor < this.line.length) {
      this._remove(this.cursor, this.cursor + lengthAt(this.line, this.cursor));
    }
  }

  _deleteWordLeft() {
    if (this.cursor > 0) this._remove(wordStartBefore(this.line, this.cursor), this.cursor);
  }

  _deleteWordRight() {
    if (this.cursor < this.line.length) {
      this._remove(this.cursor, deletionEndAfter(this.line, this.cursor));
    }
  }

  _deleteLineLeft() {
    this._keepCut(this._remove(0, this.cursor));
  }

  _deleteLineRight() {
    this._keepCut(this._remove(this.cursor, this.line.length));
  }

  // ---- cut text ----

  _keepCut(text) {
    if (text === '' || text === this._cut[0]) return;
    this._cut.unshift(text);
    this._cutIndex = 0;
    if (this._cut.length > kMaxCut) this._cut.pop();
  }

  _yank() {
    if (this._cut.length === 0) return;
    this._yanking = true;
    this._insertString(this._cut[this._cutIndex]);
  }

  // Right behind a yank: the text that was cut before takes the place of what it brought.
  _yankPop() {
    if (!this._yanking || this._cut.length < 2) return;
    const start = this.cursor - this._cut[this._cutIndex].length;
    this._cutIndex = (this._cutIndex + 1) % this._cut.length;
    const text = this._cut[this._cutIndex];
    this.line = this.line.slice(0, start) + text + this.line.slice(this.cursor);
    this.cursor = start + text.length;
    this._refreshLine();
  }

  // ---- undo ----

  _rememberEdit() {
    this._undone.length = 0;
    this._pushEdit(this._done);
  }

  _pushEdit(stack) {
    stack.push({ line: this.line, cursor: this.cursor });
    if (stack.length > kMaxUndo) stack.shift();
  }

  _restoreEdit(from, to) {
    if (from.length === 0) return;
    this._pushEdit(to);
    const { line, cursor } = from.pop();
    this.line = line;
    this.cursor = cursor;
    this._refreshLine();
  }

  _undo() {
    this._restoreEdit(this._done, this._undone);
  }

  _redo() {
    this._restoreEdit(this._undone, this._done);
  }
}

module.exports = { Editing };
