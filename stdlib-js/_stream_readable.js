'use strict';
// The module `_stream_readable`: an old name of stream.Readable.

module.exports = require('stream').Readable;
