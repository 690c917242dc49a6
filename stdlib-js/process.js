'use strict';
// The module `process`: the global object of that name.
//
// Covers all that Node 18 documents.
// Differs: see docs/differences.md (process.report, process.binding).

module.exports = process;
