'use strict';

// The public module `punycode`: the library of that name.

require('internal/process/pending').warnOnce(
  'The `punycode` module is deprecated. Please use a userland alternative instead.', 'DEP0040');

module.exports = require('internal/deps/punycode');
