'use strict';
// The public module `stream/web`: the Streams standard (internal/webstreams).

module.exports = {
  ...require('internal/webstreams/classes'),
  ...require('internal/webstreams/codecs'),
};
