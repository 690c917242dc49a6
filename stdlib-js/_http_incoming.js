'use strict';
// A former name of a part of http: incoming messages.
// Older packages require it; new ones should not.

const { IncomingMessage } = require('internal/http/incoming');

module.exports = { IncomingMessage };
