'use strict';
// The module `dns`: names by the system's own functions (lookup, lookupService: getaddrinfo and
// getnameinfo on the blocking pool), and by name servers (resolve*, reverse, Resolver: c-ares over
// the kernel's sockets).
//
//   lookup, lookupService, resolve*, reverse, Resolver, getServers, setServers, promises,
//   setDefaultResultOrder, getDefaultResultOrder, ADDRCONFIG, V4MAPPED, ALL, the error codes
//
// reverse() tells the canonical name of a line in /etc/hosts besides its aliases; Node tells the
// aliases alone.
//
// Covers all that Node 18 documents.
// Differs: reverse() tells the canonical name of a line in /etc/hosts too.

const {
  lookup, lookupService, setDefaultResultOrder, getDefaultResultOrder, ADDRCONFIG, V4MAPPED, ALL,
} = require('internal/dns/lookup');
const { bindDefault, setDefaultServers } = require('internal/dns/resolver');
const { Resolver } = require('internal/dns/callback_resolver');
const { codes } = require('internal/dns/codes');

function setServers(servers) {
  setDefaultServers(servers);
}

module.exports = {
  lookup, lookupService, Resolver, getDefaultResultOrder, setDefaultResultOrder, setServers,
  ADDRCONFIG, ALL, V4MAPPED, ...codes,
};

bindDefault(module.exports, Resolver);

Object.defineProperty(module.exports, 'promises', {
  __proto__: null, configurable: true, enumerable: true,
  get() { return require('dns/promises'); },
});
