'use strict';

// The public module `path/posix`.
//
// Covers all that Node 18 documents.

module.exports = require('path').posix;
