'use strict';
// In a program that runs under --watch: tells which files it reads as modules.
//
//   reportModules()
//
// It ends with who watches it.

const { sources } = require('internal/modules/files');

function reportModules() {
  sources.reader = (file) => {
    if (process.connected) process.send({ 'watch:require': [file] });
  };
  process.on('disconnect', () => process.exit());
  process.channel?.unref();
}

module.exports = { reportModules };
