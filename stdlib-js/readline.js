'use strict';
// The module `readline`: lines of a stream.
//
// Differs from Node 18: on a terminal the line is edited by the terminal (no history keys, no
// completion while typing); emitKeypressEvents throws ERR_METHOD_NOT_IMPLEMENTED.

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const { StringDecoder } = require('string_decoder');
const {
  AbortError,
  codes: {
    ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED, ERR_USE_AFTER_CLOSE,
  },
} = require('internal/errors');
const {
  validateAbortSignal, validateUint32, validateArray,
} = require('internal/validators');
const cursor = require('internal/readline/cursor');

const kMinCrlfDelay = 100;

const Interface = makeConstructor(function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  EventEmitter.call(this);
  const options = input !== null && typeof input === 'object' && input.input !== undefined
    ? input : { input, output, completer, terminal };
  checkOptions(options);
  this.input = options.input;
  this.output = options.output;
  this.completer = options.completer;
  this.terminal = options.terminal ?? Boolean(options.output?.isTTY);
  this.line = '';
  this.cursor = 0;
  this.history = options.history ?? [];
  this.closed = false;
  this.paused = false;
  this.crlfDelay = Math.max(kMinCrlfDelay, options.crlfDelay ?? kMinCrlfDelay);
  this._prompt = options.prompt === undefined ? '> ' : `${options.prompt}`;
  this._question = null;
  this._sawReturnAt = 0;
  this._decoder = new StringDecoder('utf8');
  this._onData = (chunk) => this._take(this._decoder.write(asBytes(chunk)));
  this._onEnd = () => {
    this._take(this._decoder.end());
    if (this.line !== '') this._emitLine();
    this.close();
  };
  this._onError = (error) => this.emit('error', error);
  this.input.on('data', this._onData);
  this.input.on('end', this._onEnd);
  this.input.on('error', this._onError);
  if (options.signal) closeOnAbort(this, options.signal);
  this.input.resume();
}, class extends EventEmitter {
  getPrompt() { return this._prompt; }
  setPrompt(prompt) { this._prompt = prompt; }
  get columns() { return this.output?.columns ?? Infinity; }
  getCursorPos() { return { rows: 0, cols: this._prompt.length + this.cursor }; }

  prompt(preserveCursor) {
    if (this.paused) this.resume();
    this._write(this._question === null ? this._prompt : this._question.query);
  }

  question(query, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    if (this.closed) throw new ERR_USE_AFTER_CLOSE('readline');
    if (options?.signal) {
      validateAbortSignal(options.signal, 'options.signal');
      if (options.signal.aborted) return;
      options.signal.addEventListener('abort', () => { this._question = null; }, { once: true });
    }
    if (typeof callback !== 'function') return;
    if (this._question !== null) {
      this.prompt();
      return;
    }
    this._question = { query, callback };
    this.prompt();
  }

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

  write(data) {
    if (this.closed) throw new ERR_USE_AFTER_CLOSE('readline');
    if (this.paused) this.resume();
    if (data !== null && data !== undefined) this._take(String(data));
  }

  close() {
    if (this.closed) return;
    this.pause();
    this.closed = true;
    this.input.removeListener('data', this._onData);
    this.input.removeListener('end', this._onEnd);
    this.input.removeListener('error', this._onError);
    this.emit('close');
  }

  _write(text) {
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  }

  // Splits at \n, \r and \r\n; a \n right behind a \r that ended a line is part of it.
  _take(text) {
    if (text === '') return;
    if (this._sawReturnAt !== 0 && text[0] === '\n' &&
        Date.now() - this._sawReturnAt <= this.crlfDelay) {
      text = text.slice(1);
    }
    this._sawReturnAt = 0;
    const parts = text.split(/\r\n|\n|\r|\u2028|\u2029/);
    if (text.endsWith('\r')) this._sawReturnAt = Date.now();
    parts[0] = this.line + parts[0];
    this.line = parts.pop();
    for (const part of parts) this._tell(part);
  }

  _emitLine() {
    const { line } = this;
    this.line = '';
    this._tell(line);
  }

  _tell(line) {
    if (this.closed) return;
    if (this._question === null) {
      this.emit('line', line);
      return;
    }
    const { callback } = this._question;
    this._question = null;
    callback(line);
  }

  [Symbol.asyncIterator]() {
    if (this._iterator === undefined) {
      const { Readable } = require('stream');
      const lines = new Readable({ objectMode: true, read: () => this.resume() });
      this.on('line', (line) => { if (!lines.push(line)) this.pause(); });
      this.on('close', () => lines.push(null));
      this.on('error', (error) => lines.destroy(error));
      if (this.closed) lines.push(null);
      lines.on('close', () => this.close());
      this._iterator = lines[Symbol.asyncIterator]();
    }
    return this._iterator;
  }
});

Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  value(query, options) {
    if (options?.signal?.aborted) {
      return Promise.reject(new AbortError(undefined, { cause: options.signal.reason }));
    }
    return new Promise((resolve, reject) => {
      options?.signal?.addEventListener('abort', () => {
        reject(new AbortError(undefined, { cause: options.signal.reason }));
      }, { once: true });
      this.question(query, options ?? {}, resolve);
    });
  },
});

function asBytes(chunk) {
  return typeof chunk === 'string' ? require('buffer').Buffer.from(chunk) : chunk;
}

function checkOptions({ completer, history, historySize, signal, tabSize }) {
  if (completer !== undefined && typeof completer !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (history !== undefined) validateArray(history, 'history');
  if (historySize !== undefined &&
      (typeof historySize !== 'number' || Number.isNaN(historySize) || historySize < 0)) {
    throw new ERR_INVALID_ARG_VALUE.RangeError('historySize', historySize);
  }
  if (tabSize !== undefined) validateUint32(tabSize, 'tabSize', true);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
}

function closeOnAbort(rl, signal) {
  if (signal.aborted) process.nextTick(() => rl.close());
  else signal.addEventListener('abort', () => rl.close(), { once: true });
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

function emitKeypressEvents() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('readline.emitKeypressEvents()');
}

module.exports = {
  Interface, createInterface, emitKeypressEvents, ...cursor,
  get promises() { return require('readline/promises'); },
};
