'use strict';

// The public module `punycode`: the library of that name.
//
// Covers all that Node 18 documents.

require('internal/process/pending').warnOnce(
  'The `punycode` module is deprecated. Please use a userland alternative instead.', 'DEP0040');

module.exports = require('internal/deps/punycode');
