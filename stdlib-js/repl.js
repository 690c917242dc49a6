'use strict';
// The module `repl`: the interactive prompt.
//
//   start(options) -> REPLServer
//   REPLServer, Recoverable, REPL_MODE_SLOPPY, REPL_MODE_STRICT, writer, builtinModules
//
// Covers all that Node 18 documents.
// Differs: no previews of values while one types (they need an inspector).

const EventEmitter = require('events');
const { Interface } = require('readline');
const { codes: { ERR_INVALID_REPL_EVAL_CONFIG } } = require('internal/errors');
const { makeConstructor } = require('internal/constructor');
const { deprecate } = require('internal/util/deprecate');
const { inspect } = require('internal/util/inspect');
const { Recoverable } = require('internal/repl/recoverable');
const { REPL_MODE_SLOPPY, REPL_MODE_STRICT, evaluate } = require('internal/repl/evaluate');
const { Lines } = require('internal/repl/lines');

function writer(value) {
  return inspect(value, writer.options);
}
writer.options = { ...inspect.defaultOptions, showProxy: true };
Object.defineProperty(inspect, 'replDefaults', {
  configurable: true, enumerable: true,
  get: () => writer.options,
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(writer.options, options);
  },
});

// The streams of what may be given as one stream, as two, or as neither.
function streamsOf(options) {
  const source = options.stream ?? options.socket;
  const input = options.input ?? source?.stdin ?? source;
  const output = options.output ?? source?.stdout ?? source;
  if (input !== undefined || output !== undefined) return { input, output };
  return { input: process.stdin, output: process.stdout };
}

function optionsFrom(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode) {
  if (prompt !== null && typeof prompt === 'object') return { ...prompt };
  return { prompt, stream: source, eval: evaluator, useGlobal, ignoreUndefined, replMode };
}

const REPLServer = makeConstructor(
  function REPLServer(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode) {
    if (!(this instanceof REPLServer)) {
      return new REPLServer(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode);
    }
    const options = optionsFrom(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode);
    if (options.breakEvalOnSigint && options.eval) throw new ERR_INVALID_REPL_EVAL_CONFIG();
    const { input, output } = streamsOf(options);
    Object.defineProperties(this, hiddenState(this));
    const terminal = options.terminal ?? Boolean(output?.isTTY);
    Interface.call(this, {
      input, output, terminal, prompt: options.prompt ?? '> ', historySize: options.historySize,
      completer: options.completer ?? completerOf(this),
    });
    setOptions(this, options);
    this.resetContext();
    this.lines.level = [];
    require('internal/repl/commands').defineCommands(this);
    this.on('line', (line) => this._take(line));
    this.on('SIGINT', () => this._onSigint());
    this.on('close', () => this._waitToExit());
    this.on('SIGCONT', () => this._afterStop());
  }, class extends Interface {
    get inputStream() { return deprecatedStream(this, 'input'); }
    set inputStream(stream) { this.input = stream; }
    get outputStream() { return deprecatedStream(this, 'output'); }
    set outputStream(stream) { this.output = stream; }

    createContext() {
      return require('internal/repl/context').makeContext(this);
    }

    resetContext() {
      this.context = this.createContext();
      this.underscoreAssigned = false;
      this.underscoreErrAssigned = false;
      this.lines = [];
      this.lines.level = [];
      require('internal/repl/context').defineResults(this);
      this.emit('reset', this.context);
    }

    defineCommand(keyword, command) {
      const { validateFunction } = require('internal/validators');
      if (typeof command === 'function') command = { action: command };
      else validateFunction(command.action, 'cmd.action');
      this.commands[keyword] = command;
    }

    setPrompt(prompt) {
      this._initialPrompt = prompt;
      this._prompt = prompt;
    }

    displayPrompt(preserveCursor) {
      this._prompt = this._buffered === '' ? this._initialPrompt : '... ';
      if (this.editorMode) this._prompt = '';
      this.prompt(preserveCursor);
    }

    clearBufferedCommand() {
      this._buffered = '';
    }

    setupHistory(file, callback) {
      require('internal/repl/history').setUpHistory(this, file, callback);
    }

    complete(...args) {
      Reflect.apply(this.completer, this, args);
    }

    _ttyWrite(text, key) {
      if (this._pressed(text, key ?? {})) return;
      Interface.prototype._ttyWrite.call(this, text, key);
    }

    // 'exit' comes when all that was entered is done, and the history is written.
    _waitToExit() {
      if (this._busy) {
        this._waiting.push(() => this._waitToExit());
      } else if (this._flushing) {
        this.once('flushHistory', () => this.emit('exit'));
      } else {
        process.nextTick(() => this.emit('exit'));
      }
    }

    _afterStop() {
      if (this.editorMode) this.output.write('// Entering editor mode (Ctrl+D to finish, ' +
        'Ctrl+C to cancel)\n');
      else this.displayPrompt(true);
    }
  });

Object.defineProperties(REPLServer.prototype, methodsOf(Lines));

function methodsOf({ prototype }) {
  const { constructor, ...methods } = Object.getOwnPropertyDescriptors(prototype);
  return methods;
}

function hiddenState(server) {
  const domain = new EventEmitter();
  domain.on('error', (error) => server._showError(error));
  const { ReverseSearch } = require('internal/repl/search');
  const values = {
    _buffered: '', _entered: '', _busy: false, _loading: false, _sawSigint: false, _sawCtrlD: false,
    _initialPrompt: '', _interruptEvaluation: undefined, _flushing: false,
    _domain: domain, _waiting: [],
    _search: new ReverseSearch(server), isStandalone: false,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) =>
    [name, { value, writable: true, configurable: true }]));
}

function setOptions(server, options) {
  server.useColors = options.useColors ?? (server.terminal && hasColors(server.output));
  server.useGlobal = Boolean(options.useGlobal);
  server.ignoreUndefined = Boolean(options.ignoreUndefined);
  server.replMode = options.replMode || REPL_MODE_SLOPPY;
  server.breakEvalOnSigint = Boolean(options.breakEvalOnSigint);
  server.editorMode = false;
  server.last = undefined;
  server.lastError = undefined;
  server.commands = { __proto__: null };
  server.eval = options.eval || ((code, context, file, callback) =>
    evaluate(server, code, context, file, callback));
  server.writer = options.writer || module.exports.writer;
  if (server.useColors && server.writer === writer) {
    server.writer = (value) => inspect(value, { ...writer.options, colors: true });
    server.writer.options = { ...writer.options, colors: true };
  }
}

function hasColors(output) {
  return typeof output?.getColorDepth === 'function' ? output.getColorDepth() > 2 : true;
}

function completerOf(server) {
  return (text, callback) => require('internal/repl/complete').complete(server, text, callback);
}

const warnOfStreams = deprecate(() => {},
  'repl.inputStream and repl.outputStream are deprecated. Use repl.input and repl.output instead',
  'DEP0141');

function deprecatedStream(server, name) {
  warnOfStreams();
  return server[name];
}

function start(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode) {
  const server =
    new REPLServer(prompt, source, evaluator, useGlobal, ignoreUndefined, replMode);
  server.displayPrompt();
  return server;
}

module.exports = {
  start, writer, REPLServer, Recoverable, REPL_MODE_SLOPPY, REPL_MODE_STRICT,
};

// May be changed: completion of require() offers what stands in it.
let builtins;
const listBuiltins = () => (builtins ??=
  require('module').builtinModules.filter((name) => !name.startsWith('_')));
Object.defineProperty(module.exports, 'builtinModules', {
  enumerable: true, configurable: true,
  get: listBuiltins,
  set(names) { builtins = names; },
});
const { getOption } = require('internal/process/options');
Object.defineProperty(module.exports, '_builtinLibs', {
  enumerable: false, configurable: true,
  get: !getOption('--pending-deprecation') ? listBuiltins : deprecate(listBuiltins,
    'repl._builtinLibs is deprecated. Check module.builtinModules instead', 'DEP0142'),
  set(names) { builtins = names; },
});
