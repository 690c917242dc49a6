'use strict';
// The module `dns/promises`: see dns.js.

module.exports = require('dns').promises;
