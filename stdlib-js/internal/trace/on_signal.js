'use strict';
// --trace-on-signal: a signal begins a trace of the running process, the next one ends it. It goes
// into trace-PID-NUMBER.ndjson, in the folder of --diagnostic-dir or here.
//
//   watch(signal)

const { codes: { ERR_UNKNOWN_SIGNAL } } = require('internal/errors');
const { getOption } = require('internal/process/options');
const { signals } = require('internal/signals');

let written = 0;

function fileName() {
  const folder = getOption('--diagnostic-dir') ?? '.';
  return require('path').join(folder, `trace-${process.pid}-${++written}.ndjson`);
}

function tell(text) {
  internalBinding('process').writeSync(2, `orrery: ${text}\n`);
}

function change() {
  const trace = require('orrery/trace');
  if (trace.stop()) return tell('the trace is complete');
  const file = fileName();
  try {
    trace.start(file, { level: getOption('--trace-level') });
    tell(`tracing into ${file}`);
  } catch (error) {
    tell(error.message);
  }
}

function watch(signal) {
  if (signals[signal] === undefined) throw new ERR_UNKNOWN_SIGNAL(signal);
  process.on(signal, change);
}

module.exports = { watch };
