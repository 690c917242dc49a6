'use strict';
// Runs the program that the command line names.
//
//   run()

const { entry, code, argv, print } = internalBinding('process');

function run() {
  const { runMain, runCode } = require('internal/modules/run');
  if (entry === '' && code === '') {
    runCode(readStdin(), '[stdin]', false);
  } else if (entry === '-') {
    argv.splice(1, 1);
    runCode(readStdin(), '[stdin]', false);
  } else if (entry === '') {
    runCode(code, '[eval]', print);
  } else {
    runMain(entry);
  }
}

function readStdin() {
  return internalBinding('modules').readText('/dev/stdin');
}

module.exports = { run };
