'use strict';
// A former name of a part of http: the server.
// Older packages require it; new ones should not.

const { Server, ServerResponse, STATUS_CODES, _connectionListener } = require('http');
const { kConnectionsCheckingInterval } = require('internal/http/server_checks');
const { kServerResponse } = require('internal/http/common');

module.exports = {
  Server, ServerResponse, STATUS_CODES, _connectionListener, kConnectionsCheckingInterval,
  kServerResponse,
};
