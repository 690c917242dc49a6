'use strict';
// The module `fs/promises`: see internal/fs/promises.js.
//
// Covers all that Node 18 documents.
// Differs: as fs.

module.exports = require('fs').promises;
