'use strict';
// The module `repl`: the interactive prompt.
//
//   start(options) -> REPLServer    prompt, input, output, eval, writer, ignoreUndefined, useGlobal
//
// Differs from Node 18: the terminal itself edits the line (no completion while typing); contexts
// other than the global one (useGlobal: false) share the global object.

const { Interface } = require('readline');
const vm = require('vm');
const { inspect } = require('internal/util/inspect');
const { transform } = require('internal/repl/top_level_await');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');

// Where a script went wrong stands ahead of its stack; our own frames at the end of it.
const kArrow = /^REPL\d+:\d+\n.*\n\s*\^+\n\n/;
const kOwnFrames = /\n {4}at .*(?:node:|REPL\d+:1:)[^]*$/;

class Recoverable extends SyntaxError {
  constructor(error) {
    super();
    this.err = error;
  }
}

// Whether more lines could mend the error.
function isIncomplete(error, code) {
  if (!(error instanceof Error) || error.name !== 'SyntaxError') return false;
  return /Unexpected end of input|Unterminated template|missing \) after argument list/
    .test(error.message) || (/Invalid or unexpected token/.test(error.message) &&
      /\/\*(?!.*\*\/)|`[^`]*$/s.test(code));
}

class REPLServer extends Interface {
  constructor(options = {}) {
    if (typeof options === 'string') options = { prompt: options };
    const { input = process.stdin, output = process.stdout } = options;
    super({ input, output, terminal: options.terminal, prompt: options.prompt ?? '> ' });
    this.context = globalThis;
    this.useGlobal = true;
    this.ignoreUndefined = Boolean(options.ignoreUndefined);
    this.eval = options.eval ?? evaluate;
    this.writer = options.writer ?? ((value) => inspect(value, { showProxy: true }));
    this.commands = { __proto__: null };
    this.editorMode = false;
    this._buffered = '';
    this._lines = [];
    this._busy = false;
    this._ending = false;
    this._ended = false;
    this._queue = [];
    this.last = undefined;
    this.lastError = undefined;
    defineResults(this);
    defineCommands(this);
    this.on('line', (line) => this._onLine(line));
    this.on('close', () => this._closed());
  }

  defineCommand(keyword, command) {
    this.commands[keyword] = typeof command === 'function' ? { action: command } : command;
  }

  displayPrompt() {
    this._basePrompt ??= this.getPrompt();
    this.setPrompt(this._buffered === '' ? this._basePrompt : '... ');
    if (this.closed) this.output.write(this.getPrompt());
    else this.prompt();
  }

  clearBufferedCommand() {
    this._buffered = '';
  }

  setupHistory(file, callback) {
    process.nextTick(callback, null, this);
  }

  // Lines that come while one is evaluated wait for their turn.
  _onLine(line) {
    if (this._busy) {
      this._queue.push(line);
      return;
    }
    if (this._buffered === '' || line.trim() === '.break') {
      const command = /^\s*\.([a-z]+)\s*(.*)$/.exec(line);
      if (command !== null) {
        this._command(command[1], command[2]);
        this._goOn();
        return;
      }
    }
    const code = this._buffered + line;
    if (this._buffered === '' && code.trim() === '') {
      this.displayPrompt();
      this._goOn();
      return;
    }
    this._busy = true;
    this.eval(`${code}\n`, this.context, 'REPL', (error, value) => this._told(code, error, value));
  }

  _command(name, argument) {
    const command = this.commands[name];
    if (command === undefined) {
      this.output.write('Invalid REPL keyword\n');
      this.displayPrompt();
    } else {
      Reflect.apply(command.action, this, [argument]);
    }
  }

  _told(code, error, value) {
    this._busy = false;
    if (error instanceof Recoverable) {
      this._buffered = `${code}\n`;
    } else {
      this._buffered = '';
      if (error !== null && error !== undefined) this._showError(error);
      else this._showValue(value);
    }
    this.displayPrompt();
    this._goOn();
  }

  _goOn() {
    if (this._busy) return;
    if (this._queue.length > 0) this._onLine(this._queue.shift());
    else if (this._ending) this._end();
  }

  _end() {
    if (this._ended) return;
    this._ended = true;
    this.emit('exit');
  }

  _showValue(value) {
    this.last = value;
    if (!(this.ignoreUndefined && value === undefined)) this.output.write(`${this.writer(value)}\n`);
  }

  _showError(error) {
    this.lastError = error;
    const text = error instanceof Error
      ? inspect(error).replace(kArrow, '').replace(kOwnFrames, '') : inspect(error);
    this.output.write(`Uncaught${error instanceof Error ? ' ' : ':\n'}${text}\n`);
  }

  _closed() {
    this._ending = true;
    this._goOn();
  }
}

function defineResults(server) {
  for (const [name, field] of [['_', 'last'], ['_error', 'lastError']]) {
    Object.defineProperty(server.context, name, {
      configurable: true,
      get: () => server[field],
      set(value) {
        server.output.write(`Expression assignment to ${name} now disabled.\n`);
        Object.defineProperty(server.context, name, { value, writable: true, configurable: true });
      },
    });
  }
}

function defineCommands(server) {
  server.defineCommand('exit', { help: 'Exit the REPL', action() { this.close(); } });
  server.defineCommand('break', {
    help: 'Sometimes you get stuck, this gets you out',
    action() {
      this.clearBufferedCommand();
      this.displayPrompt();
    },
  });
  server.defineCommand('clear', { ...server.commands.break, help: 'Alias for .break' });
  server.defineCommand('help', {
    help: 'Print this help message',
    action() {
      for (const name of Object.keys(this.commands).sort()) {
        this.output.write(`.${name.padEnd(9)}${this.commands[name].help ?? ''}\n`);
      }
      this.displayPrompt();
    },
  });
  server.defineCommand('load', {
    help: 'Load JS from a file into the REPL session',
    action(file) {
      let text;
      try {
        text = require('fs').readFileSync(file, 'utf8');
      } catch {
        this.output.write(`Failed to load: ${file}\n`);
        this.displayPrompt();
        return;
      }
      this._busy = true;
      this.eval(text, this.context, file, (error, value) => this._told(text, error, value));
    },
  });
  server.defineCommand('save', {
    help: 'Save all evaluated commands in this REPL session to a file',
    action(file) {
      require('fs').writeFileSync(file, this._lines.join('\n'));
      this.output.write(`Session saved to: ${file}\n`);
      this.displayPrompt();
    },
  });
}

let evaluations = 0;

// A text that could be a block or an object is an object, as one means it at a prompt.
function compile(code, name) {
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    try {
      return new vm.Script(`(${code.trim()})\n`, { filename: name });
    } catch {
      // It is a block.
    }
  }
  return new vm.Script(code, { filename: name });
}

function evaluate(code, context, file, callback) {
  const name = file === 'REPL' ? `REPL${++evaluations}` : file;
  const asynchronous = transform(code);
  let value;
  try {
    if (asynchronous !== undefined) {
      if (asynchronous.declarations !== '') vm.runInThisContext(asynchronous.declarations);
      vm.runInThisContext(asynchronous.code, { filename: name })
        .then((result) => callback(null, result), (error) => callback(error));
      return;
    }
    value = compile(code, name).runInThisContext();
  } catch (error) {
    callback(isIncomplete(error, code) ? new Recoverable(error) : error);
    return;
  }
  callback(null, value);
}

function start(options, ...rest) {
  if (typeof options === 'string') {
    const [source, evaluator] = rest;
    options = { prompt: options, input: source?.stdin ?? source, output: source?.stdout ?? source,
      eval: evaluator };
  }
  const server = new REPLServer(options);
  server.displayPrompt();
  return server;
}

module.exports = {
  start, REPLServer, Recoverable, REPL_MODE_SLOPPY, REPL_MODE_STRICT, writer: inspect,
  get builtinModules() { return require('module').builtinModules; },
};
