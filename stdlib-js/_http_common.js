'use strict';
// A former name of a part of http: what its parts share.
// Older packages require it; new ones should not.
// Parsers belong to their connections here: `parsers` merely keeps the limit that was set, and
// Node's `HTTPParser` is missing.

const {
  METHODS, checkInvalidHeaderChar, checkIsHttpToken,
} = require('internal/http/common');

module.exports = {
  _checkInvalidHeaderChar: checkInvalidHeaderChar,
  _checkIsHttpToken: checkIsHttpToken,
  CRLF: '\r\n',
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  methods: METHODS,
  parsers: { name: 'parsers', max: 1000, list: [] },
};
