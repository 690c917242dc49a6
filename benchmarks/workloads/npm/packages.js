'use strict';

// require() of a package that `install` has put into build/bench-npm.

const { createRequire } = require('module');
const path = require('path');

module.exports = createRequire(path.join(__dirname, '../../../build/bench-npm/package.json'));
