'use strict';
// CommonJS, put together.
//
//   Module   the class with all its parts

const { Module } = require('internal/modules/cjs/module');
require('internal/modules/cjs/resolve');
require('internal/modules/cjs/compile');

Module._initPaths();
require('internal/modules/callbacks').setUpCallbacks();
Module.runMain = function(main = process.argv[1]) {
  return require('internal/modules/run').runMain(main);
};

module.exports = { Module };
