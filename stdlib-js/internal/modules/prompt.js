'use strict';
// The prompt that `orrery` starts on a terminal, or with -i.
//
//   start(code)   runs `code` (-e) first
//
// Its globals are the program's; exceptions that nobody catches are shown, and it goes on. By the
// environment: NODE_REPL_HISTORY (the file; '' for none), NODE_REPL_HISTORY_SIZE, NODE_REPL_MODE,
// NODE_NO_READLINE.

const kHistorySize = 1000;

function optionsFrom(env) {
  const repl = require('repl');
  const size = Number(env.NODE_REPL_HISTORY_SIZE);
  const mode = env.NODE_REPL_MODE?.toLowerCase().trim();
  return {
    prompt: '> ',
    useGlobal: true,
    ignoreUndefined: false,
    breakEvalOnSigint: true,
    terminal: parseInt(env.NODE_NO_READLINE, 10) ? false : undefined,
    historySize: Number.isInteger(size) && size > 0 ? size : kHistorySize,
    replMode: mode === 'strict' ? repl.REPL_MODE_STRICT : repl.REPL_MODE_SLOPPY,
  };
}

function startServer() {
  const repl = require('repl');
  const server = repl.start(optionsFrom(process.env));
  require('internal/repl/errands').setStandalone(server);
  Object.defineProperty(repl, 'repl', { value: server, configurable: true, writable: true });
  server.setupHistory(server.terminal ? process.env.NODE_REPL_HISTORY : '', () => {});
  server.on('exit', () => process.exit());
}

function start(code) {
  const { getOption } = require('internal/process/options');
  if (getOption('--input-type') !== undefined) {
    process.stderr.write('Cannot specify --input-type for REPL\n');
    process.exit(9);
  }
  process.stdout.write(`Welcome to Orrery, with the API of Node.js ${process.version}.\n` +
    'Type ".help" for more information.\n');
  startServer();
  if (code === '') return;
  // Errors of the code are shown as those of what is entered.
  try {
    require('vm').runInThisContext(code, { filename: '[eval]' });
  } catch (error) {
    require('repl').repl._domain.emit('error', error);
  }
}

module.exports = { start };
