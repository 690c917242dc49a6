'use strict';

// The public module `stream/promises`: pipeline and finished that return promises.

module.exports = require('stream').promises;
