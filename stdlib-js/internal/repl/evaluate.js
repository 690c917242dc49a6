'use strict';
// How the prompt evaluates a text by default.
//
//   evaluate(server, code, context, file, callback)    callback(error, value)
//
// A text that could be a block or an object is an object, as one means it at a prompt. A text with
// an await outside of functions becomes an async function; its value arrives later, and ctrl+c
// ends the wait (with breakEvalOnSigint).

const path = require('path');
const vm = require('vm');
const { codes: { ERR_SCRIPT_EXECUTION_INTERRUPTED } } = require('internal/errors');
const { Recoverable, isRecoverable } = require('internal/repl/recoverable');
const { transform } = require('internal/repl/top_level_await');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');

// import() at the prompt begins in the working directory.
function importFromHere(specifier, script, assertions) {
  const { urlOfPath } = require('internal/modules/files');
  const { importModule } = require('internal/modules/esm/loader');
  return importModule(specifier, urlOfPath(path.join(process.cwd(), 'repl')), assertions);
}

importFromHere.isLibrary = true; // asked without --experimental-vm-modules, too

function newScript(server, code, filename) {
  const options = { filename, importModuleDynamically: importFromHere };
  if (server.replMode !== REPL_MODE_STRICT) return new vm.Script(code, options);
  return new vm.Script(`'use strict'; void 0;\n${code}`, { ...options, lineOffset: -1 });
}

function compile(server, code, filename) {
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    try {
      return newScript(server, `(${code.trim()})\n`, filename);
    } catch {
      // It is a block.
    }
  }
  return newScript(server, code, filename);
}

// RegExp.$1 to $9 of what was entered last: the prompt uses regular expressions itself.
const kSeparator = '\0\0\0';
let matches = new Array(9).fill('');

function restoreMatches() {
  const groups = matches.map(() => '([^]*?)').join(kSeparator);
  new RegExp(`^${groups}$`).test(matches.join(kSeparator));
}

function saveMatches() {
  matches = matches.map((match, i) => RegExp[`$${i + 1}`]);
}

function run(server, script, context) {
  const { breakEvalOnSigint } = server;
  const options = { displayErrors: false, breakOnSigint: breakEvalOnSigint };
  // In raw mode ctrl+c is a key, which nobody would read meanwhile.
  const wasRaw = breakEvalOnSigint && server.terminal ? server._setRawMode(false) : false;
  if (server.useGlobal) restoreMatches();
  try {
    return server.useGlobal ? script.runInThisContext(options) :
      script.runInContext(context, options);
  } finally {
    if (server.useGlobal) saveMatches();
    if (wasRaw) server._setRawMode(true);
  }
}

function awaitValue(server, promise, callback) {
  let isOver = false;
  const finish = (error, value) => {
    if (isOver) return;
    isOver = true;
    server._interruptEvaluation = undefined;
    callback(error, value);
  };
  if (server.breakEvalOnSigint) {
    server._interruptEvaluation = () => finish(new ERR_SCRIPT_EXECUTION_INTERRUPTED());
  }
  promise.then((result) => finish(null, result?.value), (error) => finish(thrown(error)));
}

// Callbacks tell failure by their first argument, which what is thrown may be no fit for.
function thrown(value) {
  return value || { __proto__: null, [kThrown]: true, value };
}

const kThrown = Symbol('thrown');

function evaluate(server, code, context, file, callback) {
  if (code === '\n') return callback(null);
  const asynchronous = transform(code);
  let script;
  try {
    script = asynchronous === undefined ? compile(server, code, file) :
      newScript(server, asynchronous, file);
  } catch (error) {
    return callback(isRecoverable(code) ? new Recoverable(error) : error);
  }
  let value;
  try {
    value = run(server, script, context);
  } catch (error) {
    return callback(thrown(error));
  }
  return asynchronous === undefined ? callback(null, value) : awaitValue(server, value, callback);
}

module.exports = { REPL_MODE_SLOPPY, REPL_MODE_STRICT, evaluate, kThrown };
