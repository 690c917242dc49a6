'use strict';
// The module `_stream_duplex`: an old name of stream.Duplex.

module.exports = require('stream').Duplex;
