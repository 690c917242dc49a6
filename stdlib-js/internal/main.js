'use strict';
// Runs the program that the command line names.
//
//   run()

const { entry, code } = internalBinding('process');

function run() {
  const text = entry === '' ? code : require('internal/file_text').read(entry);
  (0, eval)(text);
}

module.exports = { run };
