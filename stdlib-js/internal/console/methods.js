'use strict';

// What a console can do: the methods of Console.prototype, for any console.
//
//   methods          log, warn, dir, time, timeEnd, timeLog, trace, assert, clear, count,
//                    countReset, group, groupEnd, table, and their other names
//   kState           the property under which a console keeps its ConsoleState (state.js)
//
// Methods call each other through `this`, so that whoever replaces console.warn also sees what
// console.assert says. log, warn and their other names write themselves.

const kState = Symbol('kConsoleState');

function warnProcess(message) {
  process.emitWarning(message);
}

function writeOut(self, args) {
  self[kState].writeOut(self, self[kState].format(self._stdout, args));
}

function writeError(self, args) {
  self[kState].writeError(self, self[kState].format(self._stderr, args));
}

// "name: 1.234ms" and the data that follows; false if no such timer runs.
function reportTimer(self, method, label, data) {
  const start = self._times.get(label);
  if (start === undefined) {
    warnProcess(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const [seconds, nanoseconds] = process.hrtime(start);
  const { formatDuration } = require('internal/console/duration');
  const elapsed = formatDuration(seconds * 1000 + nanoseconds / 1e6);
  if (data === undefined) self.log('%s: %s', label, elapsed);
  else self.log('%s: %s', label, elapsed, ...data);
  return true;
}

const methods = {
  log(...args) { writeOut(this, args); },

  warn(...args) { writeError(this, args); },

  dir(object, options) {
    const state = this[kState];
    const { inspect } = require('internal/util/inspect');
    state.writeOut(this, inspect(object, {
      customInspect: false, ...state.inspectOptionsFor(this._stdout), ...options,
    }));
  },

  time(label = 'default') {
    label = `${label}`;
    if (this._times.has(label)) {
      warnProcess(`Label '${label}' already exists for console.time()`);
      return;
    }
    this._times.set(label, process.hrtime());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (reportTimer(this, 'timeEnd', label, undefined)) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    reportTimer(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const error = {
      name: 'Trace',
      message: this[kState].format(this._stderr, args),
    };
    Error.captureStackTrace(error, trace);
    this.error(error.stack);
  },

  assert(expression, ...args) {
    if (expression) return;
    args[0] = args.length === 0 ? 'Assertion failed' : `Assertion failed: ${args[0]}`;
    this.warn(...args);
  },

  clear() {
    if (!this._stdout.isTTY || process.env.TERM === 'dumb') return;
    this._stdout.write('\x1b[1;1H\x1b[0J');  // cursor to the origin, erase to the end of the screen
  },

  count(label = 'default') {
    label = `${label}`;
    const { counts } = this[kState];
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    label = `${label}`;
    if (!this[kState].counts.delete(label)) warnProcess(`Count for '${label}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) this.log(...data);
    this[kState].indent();
  },

  groupEnd() { this[kState].outdent(); },

  table(data, properties) {
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    const { tableOf } = require('internal/console/table');
    this.log(tableOf(data, properties, this[kState].inspectOptionsFor(this._stdout)));
  },
};

for (const [alias, name] of [['debug', 'log'], ['info', 'log'], ['dirxml', 'log'],
  ['error', 'warn'], ['groupCollapsed', 'group']]) {
  methods[alias] = methods[name];
}

module.exports = { kState, methods };
