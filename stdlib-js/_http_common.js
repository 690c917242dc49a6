'use strict';
// A former name of a part of http: what its parts share.
// Older packages require it; new ones should not.
// `parsers` holds those of programs: the connections of http have parsers of their own.

const {
  methodNames, checkInvalidHeaderChar, checkIsHttpToken,
} = require('internal/http/common');
const { HTTPParser, parsers, freeParser } = require('internal/http/parser');

module.exports = {
  _checkInvalidHeaderChar: checkInvalidHeaderChar,
  _checkIsHttpToken: checkIsHttpToken,
  CRLF: '\r\n',
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  methods: methodNames,
  HTTPParser, parsers, freeParser,
};
