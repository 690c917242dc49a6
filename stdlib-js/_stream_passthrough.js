'use strict';
// The module `_stream_passthrough`: an old name of stream.PassThrough.

module.exports = require('stream').PassThrough;
