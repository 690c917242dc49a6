'use strict';
// Methods of a REPLServer: what happens with each line that is entered, and the editor mode.
//
// While one is evaluated (_busy), keys and lines that come wait for their turn.

const { runFor } = require('internal/repl/errands');
const { Recoverable } = require('internal/repl/recoverable');
const { kThrown } = require('internal/repl/evaluate');

const kNpm = 'npm should be run outside of the Node.js REPL, in your normal shell.\n' +
  '(Press Ctrl+D to exit.)\n';

// Of all prompts, for the names of scripts.
let evaluations = 0;

class Lines {
  _take(line) {
    line ??= '';
    if (this._busy) {
      this._waiting.push(() => this._take(line));
      return;
    }
    this._sawSigint = false;
    if (this.editorMode) {
      this._buffered += `${line}\n`;
      this._remember(line);
      this._indentLike(line);
    } else if (!this._runCommand(line.trim())) {
      this._evaluate(line);
    }
  }

  // In the editor, a line begins as the one before.
  _indentLike(line) {
    if (this._sawCtrlD || this._loading || !this._sawSingleKey) return;
    const space = /^\s+/.exec(line);
    if (space !== null) this.write(space[0]);
  }

  // Whether the line is one: ".name rest", and no number.
  _runCommand(line) {
    if (!line.startsWith('.') || line[1] === '.' || !Number.isNaN(parseFloat(line))) return false;
    const [, keyword, rest] = /^\.(\S+)\s*([^]*)$/.exec(line) ?? [];
    const command = keyword === undefined ? undefined : this.commands[keyword];
    if (command !== undefined) {
      command.action.call(this, rest);
      return true;
    }
    // In the middle of an expression it is a property.
    if (this._buffered !== '') return false;
    this.output.write('Invalid REPL keyword\n');
    this._finish(line, null);
    return true;
  }

  _evaluate(line) {
    this._busy = true;
    const file = `REPL${++evaluations}`;
    // No spread: what is entered may break the iteration of arrays.
    const finish = (error, ...values) => {
      this._busy = false;
      this._finish(line, error, values);
      this._goOn();
    };
    const code = this._entered = `${this._buffered}${line}\n`;
    runFor(this, () => {
      try {
        this.eval(code, this.context, file, finish);
      } catch (error) { // of a program's own eval or writer
        this._busy = false;
        this._domain.emit('error', error);
        this._goOn();
      }
    });
  }

  _finish(line, error, values = []) {
    this._remember(line);
    const isRecoverable = error instanceof Recoverable;
    if (error && this._buffered === '' && line.trim().startsWith('npm ') && !isRecoverable) {
      this.output.write(kNpm);
      this.displayPrompt();
      return;
    }
    if (isRecoverable && !this._sawCtrlD) {
      this._buffered += `${line}\n`;
      this.displayPrompt();
      return;
    }
    if (error) {
      this._fail(isRecoverable ? error.err ?? error : error);
    } else {
      this.clearBufferedCommand();
      this._sawCtrlD = false;
      if (values.length > 0) this._showValue(values[0]);
      this._promptAgain();
    }
  }

  _fail(error) {
    this._sawCtrlD = false;
    this._domain.emit('error', typeof error === 'object' && kThrown in error ? error.value : error);
  }

  _showError(error) {
    if (!this.underscoreErrAssigned) this.lastError = error;
    if (this.isStandalone && process.listenerCount('uncaughtException') > 0) {
      process.nextTick(() => {
        process.emit('uncaughtException', error);
        this._startAnew();
      });
      return;
    }
    this.output.write(require('internal/repl/failures').describe(this, error, this._entered));
    this._startAnew();
  }

  _startAnew() {
    this.clearBufferedCommand();
    this.lines.level = [];
    this._promptAgain();
  }

  // Behind the end of the input, lines that still wait are answered as before it.
  _promptAgain() {
    if (!this.closed) this.displayPrompt();
    else if (this._waiting.length > 0) this.output.write(this._initialPrompt);
  }

  _showValue(value) {
    if (this.ignoreUndefined && value === undefined) return;
    if (!this.underscoreAssigned) this.last = value;
    this.output.write(`${this.writer(value)}\n`);
  }

  // For .save; leading empty lines are not worth it.
  _remember(line) {
    if (line !== undefined && (line !== '' || this.lines.length > 0)) this.lines.push(line);
  }

  _goOn() {
    while (!this._busy && this._waiting.length > 0) this._waiting.shift()();
  }

  // ---- ctrl+c and the editor ----

  _onSigint() {
    const nothing = this.line === '' && this._buffered === '';
    this.clearLine();
    this._turnOffEditorMode();
    if (nothing && this._sawSigint) {
      this._sawSigint = false;
      this.close();
      return;
    }
    this._sawSigint = nothing;
    if (nothing) {
      this.output.write('(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n');
    }
    this.clearBufferedCommand();
    this.displayPrompt();
  }

  _turnOnEditorMode() {
    this.editorMode = true;
    this._prompt = '';
  }

  _turnOffEditorMode() {
    if (!this.editorMode) return;
    this.editorMode = false;
    this.setPrompt(this._initialPrompt);
  }

  // Keys that mean something else here than to a line: whether this was one.
  _pressed(text, key) {
    if (this._busy) {
      this._pressedMeanwhile(text, key);
      return true;
    }
    if (this.editorMode) return this._pressedInEditor(key);
    // The shell's prompt shall not stand behind ours.
    if (key.ctrl && key.name === 'd' && this.line === '') this.clearLine();
    return this._search.press(text, key);
  }

  _pressedMeanwhile(text, key) {
    if (key.ctrl && key.name === 'c' && this._interruptEvaluation !== undefined) {
      this._interruptEvaluation();
      return;
    }
    const { isCompletionEnabled } = this;
    this._waiting.push(() => {
      this.isCompletionEnabled = isCompletionEnabled;
      this._ttyWrite(text, key);
    });
  }

  _pressedInEditor(key) {
    const isHistory = key.ctrl ? key.name === 'n' || key.name === 'p' :
      key.name === 'up' || key.name === 'down';
    if (isHistory) return true;
    if (key.ctrl && !key.shift && key.name === 'd') {
      this._turnOffEditorMode();
      this._sawCtrlD = true;
      this._line();
      return true;
    }
    // Completions are listed by the first tab already: none is a second one.
    if (key.name === 'tab') this._previousKey = null;
    return false;
  }
}

module.exports = { Lines };
