'use strict';
// The module `_stream_writable`: an old name of stream.Writable.

module.exports = require('stream').Writable;
