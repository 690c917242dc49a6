'use strict';
// The public module `stream/web`: the Streams standard (internal/webstreams).
//
// Covers all that Node 18 documents.
// Differs: messages about wrong arguments (docs/differences.md).

module.exports = {
  ...require('internal/webstreams/classes'),
  ...require('internal/webstreams/codecs'),
};
