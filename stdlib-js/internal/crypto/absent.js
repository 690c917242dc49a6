'use strict';

// What Node's crypto has and this one does not: certificates and OpenSSL's engines. Calling one of
// them says so.
//
//   functions   {name: function that throws}

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

const names = ['X509Certificate', 'setEngine'];

const functions = {};
for (const name of names) {
  functions[name] = { [name]: function() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.${name}`);
  } }[name];
}

module.exports = { functions };
