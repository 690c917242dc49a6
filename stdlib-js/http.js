'use strict';
// The module `http`: servers and clients over llhttp. The parts are in internal/http/.
//
// Covers all that Node 18 documents.
// Differs: see docs/differences.md; a connection is parsed on after its handler threw.

const common = require('internal/http/common');
const { IncomingMessage } = require('internal/http/incoming');
const { OutgoingMessage } = require('internal/http/outgoing');
const { ServerResponse } = require('internal/http/response');
const { Server, connectionListener } = require('internal/http/server');
const { defineLate } = require('internal/late_exports');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

function request(url, options, callback) {
  const { ClientRequest } = require('internal/http/client');
  return new ClientRequest(url, options, callback);
}

function get(url, options, callback) {
  const message = request(url, options, callback);
  message.end();
  return message;
}

module.exports = {
  _connectionListener: connectionListener,
  METHODS: common.METHODS,
  STATUS_CODES: common.STATUS_CODES,
  IncomingMessage, OutgoingMessage, Server, ServerResponse,
  createServer, get, request,
  validateHeaderName: common.validateHeaderName,
  validateHeaderValue: common.validateHeaderValue,
  setMaxIdleHTTPParsers(max) {
    require('internal/validators').validateInteger(max, 'max', 1);
    require('_http_common').parsers.max = max;
  },
  get maxHeaderSize() { return require('internal/http/parser_options').maxHeaderSize(); },
  get globalAgent() { return require('internal/http/agent').getGlobalAgent(); },
  set globalAgent(agent) { require('internal/http/agent').setGlobalAgent(agent); },
};
defineLate(module.exports, ['Agent'], () => require('internal/http/agent'));
defineLate(module.exports, ['ClientRequest'], () => require('internal/http/client'));
