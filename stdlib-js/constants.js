'use strict';
// The module `constants`: an old name of the constants of os and fs.

const os = require('os');

module.exports = {
  ...os.constants.dlopen, ...os.constants.errno, ...os.constants.priority, ...os.constants.signals,
  ...require('fs').constants,
};
