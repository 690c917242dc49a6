'use strict';
// The module `dns/promises`: what `dns` has (see dns.js), with promises for callbacks.
//
//   lookup, lookupService, resolve*, reverse, Resolver, getServers, setServers,
//   setDefaultResultOrder, getDefaultResultOrder, the error codes
//
// Covers all that Node 18 documents.
// Differs: as dns.

const {
  lookupPromise, lookupServicePromise, setDefaultResultOrder,
  getDefaultResultOrder,
} = require('internal/dns/lookup');
const { bindDefault, setDefaultServers } = require('internal/dns/resolver');
const { Resolver } = require('internal/dns/promise_resolver');
const { codes } = require('internal/dns/codes');
const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');

function lookup(hostname, options) {
  return lookupPromise(hostname, options);
}

function lookupService(address, port) {
  if (arguments.length !== 2) throw new ERR_MISSING_ARGS('address', 'port');
  return lookupServicePromise(address, port);
}

function setServers(servers) {
  setDefaultServers(servers, module.exports);
}

module.exports = {
  lookup, lookupService, Resolver, getDefaultResultOrder, setDefaultResultOrder, setServers,
  ...codes,
};

bindDefault(module.exports, Resolver);
