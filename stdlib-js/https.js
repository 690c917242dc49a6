'use strict';
// The module `https` until TLS is there: an Agent and a request can be made, as packages do when
// they are loaded, when they look for a newer version of themselves, or when their requests are
// answered by a mock. The request ends with the event 'error', as if the host were out of reach;
// servers throw (internal/not_yet.js).
//
// Covers of Node's documentation the Agent's properties and names of sockets.

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
const { Agent: HttpAgent } = require('internal/http/agent');
const { makeConstructor } = require('internal/constructor');
const { notYet } = require('internal/not_yet');

// Sockets are shared by requests that agree in all of these; in the order of the name.
const kNamed = [
  'ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername',
  'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam',
  'secureOptions', 'sessionIdContext', 'sigalgs', 'privateKeyIdentifier', 'privateKeyEngine',
];

const kToldWhenFalse = ['rejectUnauthorized', 'honorCipherOrder', 'secureOptions'];

function partOfName(options, part) {
  const value = options[part];
  if (part === 'servername' && value === options.host) return '';
  if (kToldWhenFalse.includes(part)) return value === undefined ? '' : `${value}`;
  return value ? `${value}` : '';
}

const Agent = makeConstructor(function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  HttpAgent.call(this, options);
  this.defaultPort = 443;
  this.protocol = 'https:';
  this.maxCachedSessions = this.options.maxCachedSessions ?? 100;
}, class extends HttpAgent {
  getName(options = {}) {
    let name = super.getName(options);
    for (const part of kNamed) name += `:${partOfName(options, part)}`;
    return name;
  }

  createConnection(options, callback) {
    process.nextTick(callback, new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('https'));
  }
});

function request(input, ...rest) {
  const { isURL } = require('internal/url/url');
  let options = input;
  if (typeof input === 'string' || isURL(input)) {
    const { URL, urlToHttpOptions } = require('url');
    options = urlToHttpOptions(typeof input === 'string' ? new URL(input) : input);
    if (typeof rest[0] !== 'function') Object.assign(options, rest.shift());
  }
  const { ClientRequest } = require('internal/http/client');
  return new ClientRequest({ _defaultAgent: module.exports.globalAgent, ...options }, ...rest);
}

function get(input, options, callback) {
  const message = request(input, options, callback);
  message.end();
  return message;
}

module.exports = {
  Agent,
  globalAgent: new Agent(),
  get,
  request,
  ...notYet('https', ['createServer', 'Server']),
};
