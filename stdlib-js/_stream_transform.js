'use strict';
// The module `_stream_transform`: an old name of stream.Transform.

module.exports = require('stream').Transform;
