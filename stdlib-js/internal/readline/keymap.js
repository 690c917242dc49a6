'use strict';
// Methods of an Interface: what each key does.

const { splitLines } = require('internal/readline/text');

const kUndo = '\x1f';
const kRedo = '\x1e';

const kPlain = {
  __proto__: null,
  backspace: '_deleteLeft', delete: '_deleteRight', left: '_left', right: '_right',
  home: '_toStart', end: '_toEnd', up: '_historyPrev', down: '_historyNext',
  return: '_enterReturn', enter: '_enterNewline',
};
const kControl = {
  __proto__: null,
  c: '_interrupt', h: '_deleteLeft', d: '_deleteRightOrClose', u: '_deleteLineLeft',
  k: '_deleteLineRight', a: '_toStart', e: '_toEnd', b: '_left', f: '_right', l: '_clearScreen',
  n: '_historyNext', p: '_historyPrev', y: '_yank', z: '_suspend', w: '_deleteWordLeft',
  backspace: '_deleteWordLeft', delete: '_deleteWordRight', left: '_wordLeft', right: '_wordRight',
};
const kControlShift = {
  __proto__: null, backspace: '_deleteLineLeft', delete: '_deleteLineRight',
};
const kMeta = {
  __proto__: null,
  b: '_wordLeft', f: '_wordRight', d: '_deleteWordRight', delete: '_deleteWordRight',
  backspace: '_deleteWordLeft', y: '_yankPop',
};

function tableOf(key) {
  if (key.ctrl) return key.shift ? kControlShift : kControl;
  return key.meta ? kMeta : kPlain;
}

class Keymap {
  _ttyWrite(text, key = {}) {
    key ??= {};
    if (this._isDumb) return this._ttyWriteDumb(text, key);
    const before = this._previousKey;
    this._previousKey = key;
    if (!key.meta || key.name !== 'y') this._yanking = false;
    this._noteSearch(key);
    if (key.name !== 'enter') this._sawReturnAt = 0;
    if (key.sequence?.[0] === kUndo) return this._undo();
    if (key.sequence?.[0] === kRedo) return this._redo();
    if (key.name === 'escape' || key.name === 'paste-start' || key.name === 'paste-end') {
      return undefined;
    }
    if (key.name === 'tab' && !key.ctrl && !key.meta && this._maySuggest()) {
      return this._tabComplete(before?.name === 'tab');
    }
    const table = tableOf(key);
    const action = table[key.name];
    if (action !== undefined) return this[action]();
    if (table === kPlain && typeof text === 'string' && text !== '') this._insertLines(text);
    return undefined;
  }

  // A terminal that knows no sequences: text and the end of lines alone.
  _ttyWriteDumb(text, key) {
    if (key.name === 'escape') return;
    if (key.name !== 'enter') this._sawReturnAt = 0;
    if (key.ctrl && key.name === 'c') {
      this._interrupt();
    } else if (key.ctrl && key.name === 'd') {
      this.close();
    } else if (key.ctrl) {
      // No other has a meaning.
    } else if (key.name === 'return' || key.name === 'enter') {
      this[kPlain[key.name]]();
    } else if (typeof text === 'string' && text !== '') {
      this.line += text;
      this.cursor += text.length;
      this._writeToOutput(text);
    }
  }

  _maySuggest() {
    return typeof this.completer === 'function' && this.isCompletionEnabled;
  }

  // Text that came in one piece (write(), say) may have lines in it.
  _insertLines(text) {
    const [first, ...rest] = splitLines(text);
    if (first !== '' || rest.length === 0) this._insertString(first);
    for (const line of rest) {
      this._line();
      if (line !== '') this._insertString(line);
    }
  }

  _toStart() {
    this._moveCursor(-Infinity);
  }

  _toEnd() {
    this._moveCursor(Infinity);
  }

  _enterReturn() {
    this._sawReturnAt = Date.now();
    this._line();
  }

  // The \n of \r\n: the line has been taken.
  _enterNewline() {
    if (this._sawReturnAt === 0 || Date.now() - this._sawReturnAt > this.crlfDelay) this._line();
    this._sawReturnAt = 0;
  }

  _deleteRightOrClose() {
    if (this.line === '' && this.cursor === 0) this._closeByKey('Ctrl+D');
    else this._deleteRight();
  }

  _interrupt() {
    if (this.listenerCount('SIGINT') > 0) this.emit('SIGINT');
    else this._closeByKey('Ctrl+C');
  }

  _closeByKey(name) {
    this._rejectQuestion?.(name);
    this.close();
  }

  // The terminal gets its own mode back while the process is stopped.
  _suspend() {
    if (this.listenerCount('SIGTSTP') > 0) {
      this.emit('SIGTSTP');
      return;
    }
    process.once('SIGCONT', () => {
      // An Interface that was paused meanwhile stays so, and is not told.
      if (!this.paused) {
        this.pause();
        this.emit('SIGCONT');
      }
      this._setRawMode(true);
      this._refreshLine();
    });
    this._setRawMode(false);
    process.kill(process.pid, 'SIGTSTP');
  }
}

module.exports = { Keymap };
