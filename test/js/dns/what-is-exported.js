'use strict';
// dns.promises is the module dns/promises; both have the functions, the Resolver and the codes.
const assert = require('assert');
const dns = require('dns');

assert.strictEqual(dns.promises, require('dns/promises'));
assert.strictEqual(require('node:dns/promises'), dns.promises);
assert.ok(Object.keys(dns).includes('promises'));
assert.deepStrictEqual([dns.ADDRCONFIG, dns.ALL, dns.V4MAPPED], [32, 16, 8]);
const codes = { NODATA: 'ENODATA', FORMERR: 'EFORMERR', SERVFAIL: 'ESERVFAIL',
  NOTFOUND: 'ENOTFOUND', NOTIMP: 'ENOTIMP', REFUSED: 'EREFUSED', BADQUERY: 'EBADQUERY',
  BADNAME: 'EBADNAME', BADFAMILY: 'EBADFAMILY', BADRESP: 'EBADRESP',
  CONNREFUSED: 'ECONNREFUSED', TIMEOUT: 'ETIMEOUT', EOF: 'EOF', FILE: 'EFILE', NOMEM: 'ENOMEM',
  DESTRUCTION: 'EDESTRUCTION', BADSTR: 'EBADSTR', BADFLAGS: 'EBADFLAGS', NONAME: 'ENONAME',
  BADHINTS: 'EBADHINTS', NOTINITIALIZED: 'ENOTINITIALIZED', LOADIPHLPAPI: 'ELOADIPHLPAPI',
  ADDRGETNETWORKPARAMS: 'EADDRGETNETWORKPARAMS', CANCELLED: 'ECANCELLED' };
for (const name of Object.keys(codes)) {
  assert.strictEqual(dns[name], codes[name]);
  assert.strictEqual(dns.promises[name], codes[name]);
}
for (const name of ['lookup', 'lookupService', 'resolve', 'resolve4', 'reverse', 'getServers',
  'setServers', 'setDefaultResultOrder', 'getDefaultResultOrder', 'Resolver']) {
  assert.strictEqual(typeof dns[name], 'function');
  assert.strictEqual(typeof dns.promises[name], 'function');
}
for (const name of ['cancel', 'getServers', 'setServers', 'setLocalAddress', 'resolve',
  'resolveTxt']) {
  assert.strictEqual(typeof new dns.Resolver()[name], 'function');
  assert.strictEqual(typeof new dns.promises.Resolver()[name], 'function');
}
assert.ok(dns.getServers().length > 0);
