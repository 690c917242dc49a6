'use strict';

// The public module `path`: the POSIX functions, with `posix` and `win32` beside them.

module.exports = require('internal/path/posix');
