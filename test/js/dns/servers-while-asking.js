'use strict';
// A Resolver's servers cannot change while it waits for an answer; those of `dns` can: what was
// asked before goes on with the old ones.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

const answer = (address) => (question) =>
  reply(question, { answers: [record(question.name, 'A', 1, data.A(address))] });

start(answer('1.1.1.1'), (first) => start(answer('2.2.2.2'), (second) => {
  const resolver = new dns.Resolver();
  resolver.setServers([first.address]);
  let left = 4;
  const expect = (address) => (error, addresses) => {
    assert.ifError(error);
    assert.deepStrictEqual(addresses, [address]);
    if (--left === 1) {
      resolver.setServers([second.address]);
      resolver.resolve4('c.test', expect('2.2.2.2'));
    }
    if (left > 0) return;
    first.close();
    second.close();
  };
  resolver.resolve4('a.test', expect('1.1.1.1'));
  assert.throws(() => resolver.setServers([second.address]), {
    code: 'ERR_DNS_SET_SERVERS_FAILED',
    message: `c-ares failed to set servers: "There are pending queries." [[ '${second.address}' ]]`,
  });
  dns.setServers([first.address]);
  dns.resolve4('a.test', expect('1.1.1.1'));
  dns.setServers([second.address]);
  dns.resolve4('b.test', expect('2.2.2.2'));
}));
