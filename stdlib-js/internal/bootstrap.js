'use strict';
// Start-up, in order: the way events come in, the globals, then the program.
//
//   start()
//   completedAt()   when the program was about to run, ns of process.hrtime

const { setUpEntryPoints } = require('internal/entry_points');
const { setUpGlobals } = require('internal/globals');

let completed = 0;

function start() {
  setUpGlobals();
  setUpEntryPoints();
  const { entry, code, interactive, argv, hrtime } = internalBinding('process');
  completed = hrtime();
  if (entry === '' && code === '' && !interactive && argv.length === 0) return;
  require('internal/main').run();
}

module.exports = { completedAt: () => completed, start };
