'use strict';

// The public module util/types: the checks of internal/util/types, which see.
//
// Covers all that Node 18 documents.

module.exports = require('internal/util/types');
