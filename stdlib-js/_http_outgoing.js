'use strict';
// A former name of a part of http: outgoing messages.
// Older packages require it; new ones should not.

const { OutgoingMessage } = require('internal/http/outgoing');
const { validateHeaderName, validateHeaderValue } = require('internal/http/common');

module.exports = { OutgoingMessage, validateHeaderName, validateHeaderValue };
