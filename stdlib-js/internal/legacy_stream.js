'use strict';
// The base of streams that are no Readable or Writable: `Stream` itself (http's messages).

module.exports = require('stream').Stream;
