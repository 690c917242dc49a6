'use strict';
// async_hooks are told of lookups, queries and channels by their types, with the request as
// resource.
const assert = require('assert');
const { createHook } = require('async_hooks');
const dns = require('dns');

const told = [];
createHook({
  init(id, type, trigger, resource) {
    if (/REQWRAP|QUERYWRAP|CHANNEL/.test(type)) told.push([type, resource.constructor.name]);
  },
}).enable();

const resolver = new dns.Resolver({ timeout: 100, tries: 1 });
resolver.setServers(['127.0.0.1:9']);
const request = resolver.resolve4('a.test', () => {});
assert.strictEqual(request.hostname, 'a.test');
assert.strictEqual(dns.lookup('localhost', () => {}).hostname, 'localhost');
assert.strictEqual(dns.lookupService('127.0.0.1', 22, () => {}).port, 22);
assert.deepStrictEqual(told, [['DNSCHANNEL', 'ChannelWrap'], ['QUERYWRAP', 'QueryReqWrap'],
  ['GETADDRINFOREQWRAP', 'GetAddrInfoReqWrap'], ['GETNAMEINFOREQWRAP', 'GetNameInfoReqWrap']]);
