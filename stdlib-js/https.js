'use strict';
// The module `https`: not written yet; its functions throw a clear error (internal/not_yet.js).
//
// Only its Agent can be made: many packages make one as they are loaded, whether it is needed or
// not. It has Node's properties and names of sockets; making a connection throws.

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

  createConnection() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('https');
  }
});

module.exports = {
  Agent,
  globalAgent: new Agent(),
  ...notYet('https', ['createServer', 'request', 'get', 'Server']),
};
