'use strict';

// The public module `path`: the POSIX functions, with `posix` and `win32` beside them.
//
// Covers all that Node 18 documents.

module.exports = require('internal/path/posix');
