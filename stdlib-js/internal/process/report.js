'use strict';
// process.report: what a process was doing, as an object or as a file of JSON.
//
//   report                        the object of that name; `--report-...` options are its defaults
//   watchForSignal()              for --report-on-signal
//   reportUncaught(error)         writes a report if reportOnUncaughtException says so
//
// What a report holds is in internal/process/report_content. A fatal error of the engine ends the
// process without one, whatever reportOnFatalError says.

const { getOption } = require('internal/process/options');
const { ERR_SYNTHETIC } = require('internal/errors').codes;
const { validateBoolean, validateObject, validateString } = require('internal/validators');

const isOn = (name) => getOption(name) !== undefined;

const state = {
  directory: getOption('--report-dir') ?? '',
  filename: getOption('--report-filename') ?? '',
  compact: isOn('--report-compact'),
  signal: getOption('--report-signal') ?? 'SIGUSR2',
  reportOnFatalError: false,
  reportOnSignal: false,
  reportOnUncaughtException: isOn('--report-uncaught-exception'),
};

// ---- writing ------------------------------------------------------------------------------------

let written = 0;

function defaultName(now) {
  const two = (number) => String(number).padStart(2, '0');
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const count = String(++written).padStart(3, '0');
  return `report.${date}.${time}.${process.pid}.0.${count}.json`;
}

function tell(text) {
  internalBinding('process').writeSync(2, `${text}\n`);
}

function textOf(event, trigger, filename, error) {
  const { makeReport } = require('internal/process/report_content');
  const content = makeReport({ event, trigger, filename, error });
  return `${JSON.stringify(content, null, state.compact ? 0 : 2)}\n`;
}

function writeFile(path, filename, text) {
  try {
    require('fs').writeFileSync(path, text());
  } catch (error) {
    const where = state.directory === '' ? '' : ` directory: ${state.directory}`;
    tell(`\nFailed to open Node.js report file: ${filename}${where} (errno: ${-error.errno})`);
    return '';
  }
  tell(`\nWriting Node.js report to file: ${filename}\nNode.js report completed`);
  return filename;
}

// The name of the file, or '' if it could not be written.
function write(event, trigger, file, error) {
  const filename = file || state.filename || defaultName(new Date());
  const text = () => textOf(event, trigger, filename, error);
  if (filename === 'stdout' || filename === 'stderr') {
    internalBinding('process').writeSync(filename === 'stdout' ? 1 : 2, text());
    tell('\nNode.js report completed');
    return filename;
  }
  const path = require('path').join(state.directory || getOption('--diagnostic-dir') || '.',
    filename);
  return writeFile(require('path').isAbsolute(filename) ? filename : path, filename, text);
}

function writeReport(file, err) {
  if (file !== null && typeof file === 'object') {
    err = file;
    file = undefined;
  } else if (file !== undefined) {
    validateString(file, 'file');
  }
  if (err === undefined) err = new ERR_SYNTHETIC();
  else validateObject(err, 'err');
  return write('JavaScript API', 'API', file, err);
}

function getReport(err) {
  if (err === undefined) err = new ERR_SYNTHETIC();
  else validateObject(err, 'err');
  const { makeReport } = require('internal/process/report_content');
  return makeReport({
    event: 'JavaScript API', trigger: 'GetReport', filename: null, error: err,
  });
}

function reportUncaught(error) {
  if (!state.reportOnUncaughtException) return;
  write('Exception', 'Exception', undefined, error);
}

// ---- on a signal --------------------------------------------------------------------------------

function onSignal(signal) {
  write(signal, 'Signal', undefined, undefined);
}

function watchForSignal() {
  state.reportOnSignal = true;
  process.on(state.signal, onSignal);
}

function stopWatching() {
  if (state.reportOnSignal) process.removeListener(state.signal, onSignal);
  state.reportOnSignal = false;
}

function setSignal(signal) {
  validateString(signal, 'signal');
  const { signals } = require('internal/signals');
  if (signals[signal] === undefined) {
    const { ERR_UNKNOWN_SIGNAL } = require('internal/errors').codes;
    const hint = signals[signal.toUpperCase()] === undefined ? '' :
      ' (signals must use all capital letters)';
    throw new ERR_UNKNOWN_SIGNAL(signal + hint);
  }
  const watching = state.reportOnSignal;
  stopWatching();
  state.signal = signal;
  if (watching) watchForSignal();
}

// ---- the object ---------------------------------------------------------------------------------

function setText(name) {
  return (value) => {
    validateString(value, name);
    state[name] = value;
  };
}

function setSwitch(name, argument = 'trigger') {
  return (value) => {
    validateBoolean(value, argument);
    state[name] = value;
  };
}

const setters = {
  directory: setText('directory'),
  filename: setText('filename'),
  compact: setSwitch('compact', 'compact'),
  signal: setSignal,
  reportOnFatalError: setSwitch('reportOnFatalError'),
  reportOnSignal(value) {
    validateBoolean(value, 'trigger');
    stopWatching();
    if (value) watchForSignal();
  },
  reportOnUncaughtException: setSwitch('reportOnUncaughtException'),
};

const report = { writeReport, getReport };
for (const name of Object.keys(setters)) {
  Object.defineProperty(report, name, {
    configurable: true, enumerable: true, get: () => state[name], set: setters[name],
  });
}

module.exports = { report, reportUncaught, watchForSignal };
