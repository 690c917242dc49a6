'use strict';
// Start-up, in order: the way events come in, the globals, then the program.
//
//   start()
//   beganAt()       when the engine was there, ns of process.hrtime
//   hasRun()        the main script has ended; the loop begins to turn
//   completedAt()   when the program was about to run, ns of process.hrtime

const { setUpEntryPoints } = require('internal/entry_points');
const { setUpGlobals } = require('internal/globals');

let began = 0;
let completed = 0;
let ended = false;

function start() {
  const { entry, code, interactive, argv, hrtime, tracesAll } = internalBinding('process');
  began = hrtime();
  setUpGlobals();
  setUpEntryPoints();
  if (tracesAll) require('internal/trace/hooks').enable();
  completed = hrtime();
  if (entry === '' && code === '' && !interactive && argv.length === 0) return;
  try {
    require('internal/main').run();
  } finally {
    ended = true;
  }
}

module.exports = {
  beganAt: () => began, completedAt: () => completed, hasRun: () => ended, start,
};
