'use strict';
// A former name of a part of http: the client's requests.
// Older packages require it; new ones should not.

const { ClientRequest } = require('internal/http/client');

module.exports = { ClientRequest };
