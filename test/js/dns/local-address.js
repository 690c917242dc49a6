'use strict';
// setLocalAddress: queries go out from that address; one of each family at most.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

for (const resolver of [new dns.Resolver(), new dns.promises.Resolver()]) {
  for (const good of [['127.0.0.1'], ['::1'], ['127.0.0.1', '::1'], ['::1', '127.0.0.1'],
    ['0.0.0.0', '::0']]) {
    assert.strictEqual(resolver.setLocalAddress(...good), undefined);
  }
  for (const [bad, message] of [[['bad'], 'Invalid IP address.'],
    [['1.1.1.1', ''], 'Invalid IP address.'],
    [['1.1.1.1', '1.1.1.1'], 'Cannot specify two IPv4 addresses.'],
    [['::1', '::2'], 'Cannot specify two IPv6 addresses.']]) {
    assert.throws(() => resolver.setLocalAddress(...bad),
      { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE', message });
  }
  for (const bad of [[], [1], ['1.1.1.1', 4], [null, '::1']]) {
    assert.throws(() => resolver.setLocalAddress(...bad), { code: 'ERR_INVALID_ARG_TYPE' });
  }
}

start((question, via, sender) => {
  assert.strictEqual(sender.address, '127.0.0.2');
  return reply(question, { answers: [record(question.name, 'A', 1, data.A('1.2.3.4'))] });
}, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  resolver.setLocalAddress('127.0.0.2');
  assert.deepStrictEqual(await resolver.resolve4('a.test'), ['1.2.3.4']);
  server.close();
});
