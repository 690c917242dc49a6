'use strict';
// { ttl: true } tells the addresses with the seconds that they hold; through an alias, the shorter
// of the two.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, types, data } = require('./fixtures/name_server');

function respond(question) {
  const { name } = question;
  if (question.type === types.AAAA) {
    return reply(question,
      { answers: [record(name, 'AAAA', 7, data.AAAA([1, 2, 3, 4, 5, 6, 7, 8]))] });
  }
  if (name === 'alias.test') {
    return reply(question, { answers: [record(name, 'CNAME', 30, data.name('real.test')),
      record('real.test', 'A', 60, data.A('1.1.1.1'))] });
  }
  return reply(question,
    { answers: [record(name, 'A', 123, data.A('1.2.3.4')),
      record(name, 'A', 0, data.A('5.6.7.8'))] });
}

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  assert.deepStrictEqual(await resolver.resolve4('a.test', { ttl: true }),
    [{ address: '1.2.3.4', ttl: 123 }, { address: '5.6.7.8', ttl: 0 }]);
  assert.deepStrictEqual(await resolver.resolve4('a.test', { ttl: false }), ['1.2.3.4', '5.6.7.8']);
  assert.deepStrictEqual(await resolver.resolve4('a.test', null), ['1.2.3.4', '5.6.7.8']);
  assert.deepStrictEqual(await resolver.resolve6('a.test', { ttl: true }),
    [{ address: '1:2:3:4:5:6:7:8', ttl: 7 }]);
  assert.deepStrictEqual(await resolver.resolve4('alias.test', { ttl: true }),
    [{ address: '1.1.1.1', ttl: 30 }]);
  const byCallback = new dns.Resolver();
  byCallback.setServers([server.address]);
  byCallback.resolve4('a.test', { ttl: true }, (error, addresses) => {
    assert.ifError(error);
    assert.deepStrictEqual(addresses,
      [{ address: '1.2.3.4', ttl: 123 }, { address: '5.6.7.8', ttl: 0 }]);
    server.close();
  });
});
