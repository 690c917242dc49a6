'use strict';
// process.emitWarning, and how warnings are printed.
//
//   emitWarning(warning, type, code, ctor)   process.emitWarning
//   emitWarningNow(message)                  for a program that is about to end
//   onWarning(warning)                       the listener that prints; there unless --no-warnings
//   emitExperimentalWarning(feature)         once per feature

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateString } = require('internal/validators');

// ---- printing -----------------------------------------------------------------------------------

let hintShown = false;

function hint(isDeprecation) {
  if (hintShown) return '';
  hintShown = true;
  const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
  const program = require('path').basename(process.argv0 || 'node', '.exe');
  return `\n(Use \`${program} ${flag} ...\` to show where the warning was created)`;
}

function describe(warning, trace) {
  if (trace && warning.stack) return `${warning.stack}`;
  return typeof warning.toString === 'function' ? `${warning.toString()}` :
    Error.prototype.toString.call(warning);
}

// To stderr, or to the file of --redirect-warnings or NODE_REDIRECT_WARNINGS.
function writeOut(text) {
  const file = require('internal/process/options').getOption('--redirect-warnings') ??
    process.env.NODE_REDIRECT_WARNINGS;
  if (file) {
    try {
      require('fs').appendFileSync(file, `${text}\n`);
      return;
    } catch {
      // It is told as it would be without the option.
    }
  }
  // Through the stream: a program may have replaced its write().
  process.stderr.write(`${text}\n`);
}

function onWarning(warning) {
  if (!(warning instanceof Error)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) return;
  const trace = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let text = `(${process.release.name}:${process.pid}) `;
  if (warning.code) text += `[${warning.code}] `;
  text += describe(warning, trace);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!trace) text += hint(isDeprecation);
  writeOut(text);
}

// ---- emitting -----------------------------------------------------------------------------------

// The forms of the arguments, brought into one.
function readArguments(type, code, ctor) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ({ ctor, code } = type);
    if (typeof type.detail === 'string') ({ detail } = type);
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  return { type, code, ctor, detail };
}

function makeWarning(message, { type, code, ctor, detail }) {
  const warning = new Error(message);
  warning.name = String(type || 'Warning');
  if (code) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  Error.captureStackTrace(warning, ctor || process.emitWarning);
  return warning;
}

function emitNow(warning) {
  require('internal/trace/problems').tellProblem('warning', warning);
  process.emit('warning', warning);
}

function emitWarning(warning, type, code, ctor) {
  if (type === 'DeprecationWarning' && process.noDeprecation) return;
  const read = readArguments(type, code, ctor);
  if (typeof warning === 'string') {
    warning = makeWarning(warning, read);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      // Thrown where no caller can catch it.
      process.nextTick(() => { throw warning; });
      return;
    }
  }
  process.nextTick(emitNow, warning);
}

function emitWarningNow(message) {
  emitNow(makeWarning(message, { type: 'Warning', ctor: emitWarningNow }));
}

const experimental = new Set();

function emitExperimentalWarning(feature) {
  if (experimental.has(feature)) return;
  experimental.add(feature);
  emitWarning(`${feature} is an experimental feature and might change at any time`,
    'ExperimentalWarning');
}

module.exports = { emitExperimentalWarning, emitWarning, emitWarningNow, onWarning };
