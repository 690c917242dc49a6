'use strict';
// A former name of a part of http: what its parts share.
// Older packages require it; new ones should not.
// Parsers are native here, so that Node's `parsers` and `HTTPParser` are missing.

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
};
