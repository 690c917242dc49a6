'use strict';

// The public module `punycode`: the library of that name.

module.exports = require('internal/deps/punycode');
