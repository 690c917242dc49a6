'use strict';

// The public module `stream/promises`: pipeline and finished that return promises.
//
// Covers all that Node 18 documents.

module.exports = require('stream').promises;
