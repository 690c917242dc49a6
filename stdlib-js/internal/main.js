'use strict';
// Runs the program that the command line names.
//
//   run()

const { entry, code, argv, print, interactive } = internalBinding('process');
const { getOption, getOptions } = require('internal/process/options');

const hasOption = (name) => getOption(name) !== undefined;

// By its number: a socket, which spawn() gives, cannot be opened by a name.
function readStdin() {
  return require('fs').readFileSync(0, 'utf8');
}

function preload() {
  const requests = getOptions('--require');
  if (requests.length === 0) return;
  require('internal/modules/cjs/loader').Module._preloadModules(requests);
}

function check() {
  const { checkCode, checkFile } = require('internal/modules/run');
  if (entry !== '' && entry !== '-') checkFile(entry);
  else checkCode(readStdin(), '[stdin]');
}

function runFile() {
  process.argv[1] = require('path').resolve(entry);
  preload();
  require('internal/modules/cjs/loader').Module.runMain(process.argv[1]);
}

// A program of that name comes first.
function isTraceCommand() {
  if (entry !== 'trace' || require('fs').existsSync('trace')) return false;
  return !require('fs').existsSync('trace.js') &&
    require('internal/trace/commands').isCommand(argv.slice(2));
}

function runText(text, name) {
  preload();
  require('internal/modules/run').runCode(text, name, print);
}

function startPrompt() {
  preload();
  require('internal/modules/prompt').start(code);
}

function joinCluster() {
  const id = process.env.NODE_UNIQUE_ID;
  delete process.env.NODE_UNIQUE_ID; // it is not for the children of a worker
  require('internal/cluster/child').join(id);
}

function run() {
  if (hasOption('--enable-source-maps')) require('internal/source_maps/stacks').setEnabled(true);
  if (process.env.NODE_CHANNEL_FD !== undefined) {
    require('internal/child/channel').setUpProcessChannel();
    if (process.env.NODE_UNIQUE_ID !== undefined) joinCluster();
    if (process.env.WATCH_REPORT_DEPENDENCIES) require('internal/watch/report').reportModules();
  }
  if (hasOption('--report-on-signal')) require('internal/process/report').watchForSignal();
  if (hasOption('--trace-on-signal')) {
    require('internal/trace/on_signal').watch(getOption('--trace-on-signal'));
  }
  if (hasOption('--test')) return require('internal/test/runner').runTests(process.argv.slice(1));
  if (hasOption('--watch')) return require('internal/watch/main').watch();
  if (hasOption('--watch-loop')) {
    return require('internal/trace/watch_loop').watchLoop(process.argv.slice(1));
  }
  if (isTraceCommand()) return require('internal/trace/commands').runCommand(argv.slice(2));
  if (hasOption('--check')) return check();
  // '-' stays in argv[1]: it stands for the program's name.
  if (entry !== '' && entry !== '-') return runFile();
  if (interactive) return startPrompt();
  if (hasOption('--eval')) return runText(code, '[eval]');
  if (entry === '' && internalBinding('terminal').isTerminal(0)) return startPrompt();
  return runText(readStdin(), '[stdin]');
}

module.exports = { run };
