'use strict';

// The public module `path/win32`.
//
// Covers all that Node 18 documents.

module.exports = require('path').win32;
