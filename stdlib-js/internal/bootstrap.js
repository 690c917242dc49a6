'use strict';
// Start-up, in order: the way events come in, the globals, then the program.
//
//   start()

const { setUpEntryPoints } = require('internal/entry_points');
const { setUpGlobals } = require('internal/globals');

function start() {
  setUpGlobals();
  setUpEntryPoints();
  const { entry, code, interactive } = internalBinding('process');
  if (entry === '' && code === '' && !interactive && internalBinding('process').argv.length === 0) {
    return;
  }
  require('internal/main').run();
}

module.exports = { start };
