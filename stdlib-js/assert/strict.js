'use strict';

// The public module assert/strict: assert whose equal functions are the strict ones.
//
// Covers all that Node 18 documents.

module.exports = require('assert').strict;
