'use strict';
// reverse() asks for the PTR records of the address under in-addr.arpa or ip6.arpa; what is no
// address throws at once, from the promise's side too.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, types, data } = require('./fixtures/name_server');

const asked = [];

function respond(question) {
  asked.push(question.name);
  assert.strictEqual(question.type, types.PTR);
  if (question.name.startsWith('9.')) return reply(question, { flags: 0x8183 });
  return reply(question, { answers: ['a.test', 'b.test'].map(
    (name) => record(question.name, 'PTR', 1, data.name(name))) });
}

assert.throws(() => dns.reverse('no address', () => {}), {
  code: 'EINVAL', errno: -22, syscall: 'getHostByAddr', hostname: 'no address',
  message: 'getHostByAddr EINVAL no address',
});
assert.throws(() => dns.reverse('1.2.3.4'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => dns.reverse(1, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  assert.deepStrictEqual(await resolver.reverse('203.0.113.4'), ['a.test', 'b.test']);
  assert.deepStrictEqual(await resolver.reverse('2001:db8::1'), ['a.test', 'b.test']);
  await assert.rejects(resolver.reverse('203.0.113.9'), {
    code: 'ENOTFOUND', message: 'getHostByAddr ENOTFOUND 203.0.113.9', hostname: '203.0.113.9',
    errno: undefined,
  });
  await assert.rejects(resolver.reverse('nothing'), { code: 'EINVAL', errno: -22 });
  assert.deepStrictEqual(asked.map((name) => name.toLowerCase()), [
    '4.113.0.203.in-addr.arpa',
    `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`,
    '9.113.0.203.in-addr.arpa',
  ]);
  server.close();
});
