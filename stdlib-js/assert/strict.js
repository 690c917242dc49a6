'use strict';

// The public module assert/strict: assert whose equal functions are the strict ones.

module.exports = require('assert').strict;
