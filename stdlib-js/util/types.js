'use strict';

// The public module util/types: the checks of internal/util/types, which see.

module.exports = require('internal/util/types');
