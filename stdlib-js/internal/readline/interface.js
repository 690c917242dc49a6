'use strict';
// Lines of a stream: what readline.Interface and readline/promises' have in common.
//
//   Interface        constructor (input, output, completer, terminal), or one object of options
//   askOnce(rl, query, answer)      the next line answers a question
//   cancelQuestion(rl)              takes it back
//
// On a terminal the keys edit the line here (see editing, history, completion, display, keymap:
// each a topic of the prototype); otherwise lines are taken from the stream as they come. Methods
// with an underscore are not documented, yet packages replace some (_writeToOutput, _ttyWrite).

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const { StringDecoder } = require('string_decoder');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_USE_AFTER_CLOSE } } = require('internal/errors');
const { validateAbortSignal, validateArray, validateString, validateUint32 } =
  require('internal/validators');
const { Completion } = require('internal/readline/completion');
const { Display } = require('internal/readline/display');
const { Editing } = require('internal/readline/editing');
const { History } = require('internal/readline/history');
const { Keymap } = require('internal/readline/keymap');
const { emitKeypressEvents, kEscapeCodeTimeout } = require('internal/readline/keypress');

const kMinCrlfDelay = 100;
const kHistorySize = 30;
const kTabSize = 8;

const Interface = makeConstructor(function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  EventEmitter.call(this);
  const options = input?.input ? input : { input, output, completer, terminal };
  setOptions(this, options);
  setState(this);
  const stop = this.terminal ? startKeys(this) : startLines(this);
  this.input.on('error', this._onError);
  this.once('close', () => {
    this.input.removeListener('error', this._onError);
    stop();
  });
  if (options.signal) closeOnAbort(this, options.signal);
  this.input.resume();
}, class extends EventEmitter {
  pause() {
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  }

  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
  }

  // As if `data` had come from the input, or `key` had been pressed.
  write(data, key) {
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  }

  _setRawMode(mode) {
    const wasRaw = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return wasRaw;
  }

  // A question's answer, or a line.
  _onLine(line) {
    const answer = this._answer;
    if (answer === null) {
      this.emit('line', line);
      return;
    }
    this._answer = null;
    this.setPrompt(this._oldPrompt);
    answer(line);
  }

  // The edited line is entered.
  _line() {
    const line = this._addHistory();
    this._done.length = 0;
    this._undone.length = 0;
    this.clearLine();
    this._onLine(line);
  }

  // Splits at \n, \r and \r\n; a \n soon behind a \r that ended a line is part of it.
  _normalWrite(data) {
    if (data === undefined) return;
    let text = this._decoder.write(data);
    if (text === '') return;
    if (this._sawReturnAt !== 0) {
      const isSoon = Date.now() - this._sawReturnAt <= this.crlfDelay;
      if (isSoon && text[0] === '\n') text = text.slice(1);
      this._sawReturnAt = 0;
      if (text === '') return;
    }
    const parts = text.split(/\r\n|[\n\r]/);
    if (text.endsWith('\r')) this._sawReturnAt = Date.now();
    parts[0] = this._unfinished + parts[0];
    this._unfinished = parts.pop();
    for (const line of parts) this._onLine(line);
  }

  // The values of an iteration; while nobody takes them, the input is paused.
  [Symbol.asyncIterator]() {
    this._lines ??= linesOf(this);
    return this._lines[Symbol.asyncIterator]();
  }
});

for (const { prototype } of [Display, Editing, History, Completion, Keymap]) {
  const methods = Object.getOwnPropertyDescriptors(prototype);
  delete methods.constructor;
  Object.defineProperties(Interface.prototype, methods);
}

// ---- construction -------------------------------------------------------------------------------

function checkHistory(history, historySize) {
  if (history !== undefined) validateArray(history, 'history');
  if (typeof historySize !== 'number' || Number.isNaN(historySize) || historySize < 0) {
    throw new ERR_INVALID_ARG_VALUE.RangeError('historySize', historySize);
  }
}

function setOptions(rl, options) {
  const { completer, history, historySize = kHistorySize, tabSize, signal, crlfDelay } = options;
  const { escapeCodeTimeout = kEscapeCodeTimeout } = options;
  if (signal) validateAbortSignal(signal, 'options.signal');
  if (!Number.isFinite(escapeCodeTimeout)) {
    // What is told is the value that is there, as in Node.
    throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', kEscapeCodeTimeout);
  }
  if (completer !== undefined && typeof completer !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('completer', completer);
  }
  checkHistory(history, historySize);
  if (tabSize !== undefined) validateUint32(tabSize, 'tabSize', true);
  rl.input = options.input;
  rl.output = options.output;
  rl.completer = completer;
  rl.terminal = Boolean(options.terminal ?? options.output?.isTTY);
  rl.history = history ?? [];
  rl.historySize = historySize;
  rl.removeHistoryDuplicates = Boolean(options.removeHistoryDuplicates);
  rl.crlfDelay = crlfDelay ? Math.max(kMinCrlfDelay, crlfDelay) : kMinCrlfDelay;
  rl.tabSize = tabSize ?? kTabSize;
  rl.escapeCodeTimeout = escapeCodeTimeout;
  rl.setPrompt(options.prompt === undefined ? '> ' : options.prompt);
}

function setState(rl) {
  rl.line = '';
  rl.cursor = 0;
  rl.paused = false;
  rl.historyIndex = -1;
  rl.prevRows = 0;
  rl.isCompletionEnabled = true;
  const hidden = {
    _answer: null, _rejectQuestion: undefined, _oldPrompt: '',
    _isDumb: false, _sawReturnAt: 0, _sawSingleKey: false, _previousKey: null, _searched: null,
    _cut: [], _cutIndex: 0, _yanking: false, _done: [], _undone: [],
    _unfinished: '', _decoder: new StringDecoder('utf8'), _lines: undefined,
    _onError: (error) => rl.emit('error', error),
  };
  for (const [name, value] of Object.entries(hidden)) {
    Object.defineProperty(rl, name, { value, writable: true, configurable: true });
  }
}

// Lines as the stream has them. Returns what stops it.
function startLines(rl) {
  const { input } = rl;
  const onData = (data) => rl._normalWrite(data);
  const onEnd = () => {
    rl._unfinished += rl._decoder.end();
    if (rl._unfinished !== '') rl.emit('line', rl._unfinished);
    rl.close();
  };
  input.on('data', onData);
  input.on('end', onEnd);
  return () => {
    input.removeListener('data', onData);
    input.removeListener('end', onEnd);
  };
}

// Lines made by keys. Returns what stops it.
function startKeys(rl) {
  const { input, output } = rl;
  rl._isDumb = process.env.TERM === 'dumb';
  const onKeypress = (text, key) => {
    rl._ttyWrite(text, key);
    // Half a character may have been drawn as something else: draw it whole.
    if (/^[\ud800-\udfff]/u.test(key?.sequence ?? '')) rl._refreshLine();
  };
  const onEnd = () => {
    if (rl.line !== '') rl.emit('line', rl.line);
    rl.close();
  };
  const onResize = () => rl._refreshLine();
  emitKeypressEvents(input, rl);
  input.on('keypress', onKeypress);
  input.on('end', onEnd);
  rl._setRawMode(true);
  output?.on?.('resize', onResize);
  return () => {
    input.removeListener('keypress', onKeypress);
    input.removeListener('end', onEnd);
    output?.removeListener?.('resize', onResize);
  };
}

function closeOnAbort(rl, signal) {
  const onAbort = () => rl.close();
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  rl.once('close', () => signal.removeEventListener('abort', onAbort));
}

function linesOf(rl) {
  const { Readable } = require('stream');
  const onLine = (line) => { if (!lines.push(line)) rl.pause(); };
  const onClose = () => lines.push(null);
  const lines = new Readable({
    objectMode: true,
    read() { rl.resume(); },
    destroy(error, callback) {
      rl.removeListener('line', onLine);
      rl.removeListener('close', onClose);
      rl.close();
      callback(error);
    },
  });
  rl.on('line', onLine);
  rl.on('close', onClose);
  rl.on('error', (error) => lines.destroy(error));
  return lines;
}

// ---- questions ----------------------------------------------------------------------------------

function askOnce(rl, query, answer) {
  if (rl.closed) throw new ERR_USE_AFTER_CLOSE('readline');
  validateString(query, 'query');
  if (rl._answer === null) {
    rl._oldPrompt = rl.getPrompt();
    rl.setPrompt(query);
    rl._answer = answer;
  }
  rl.prompt();
}

function cancelQuestion(rl) {
  if (rl._answer === null) return;
  rl._answer = null;
  rl.setPrompt(rl._oldPrompt);
  rl.clearLine();
}

module.exports = { Interface, askOnce, cancelQuestion };
