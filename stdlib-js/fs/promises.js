'use strict';
// The module `fs/promises`: see internal/fs/promises.js.

module.exports = require('fs').promises;
