'use strict';
// resolve* give each type of record as the documentation has it, by callback and by promise;
// resolve() takes the type's name.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, types, data } = require('./fixtures/name_server');

const name = 'example.org';
const ipv6 = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1];
const cases = [
  ['resolve4', 'A', [data.A('1.2.3.4'), data.A('4.3.2.1')], ['1.2.3.4', '4.3.2.1']],
  ['resolve6', 'AAAA', [data.AAAA(ipv6)], ['2001:db8::1']],
  ['resolveNs', 'NS', [data.name('ns1.example.org'), data.name('ns2.example.org')],
    ['ns1.example.org', 'ns2.example.org']],
  ['resolveCname', 'CNAME', [data.name('real.example.org')], ['real.example.org']],
  ['resolvePtr', 'PTR', [data.name('a.example.org'), data.name('b.example.org')],
    ['a.example.org', 'b.example.org']],
  ['resolveMx', 'MX', [data.MX(10, 'mx.example.org'), data.MX(0xffff, 'spare.example.org')],
    [{ exchange: 'mx.example.org', priority: 10 },
      { exchange: 'spare.example.org', priority: 65535 }]],
  ['resolveTxt', 'TXT', [data.TXT('v=spf1 ', '~all'), data.TXT(''), data.TXT('caf\xe9')],
    [['v=spf1 ', '~all'], [''], ['caf\xe9']]],
  ['resolveSrv', 'SRV', [data.SRV(10, 5, 21223, 'service.example.org')],
    [{ name: 'service.example.org', port: 21223, priority: 10, weight: 5 }]],
  ['resolveNaptr', 'NAPTR', [data.NAPTR(30, 100, 's', 'SIP+D2U', '', '_sip._udp.example.org')],
    [{ flags: 's', service: 'SIP+D2U', regexp: '', replacement: '_sip._udp.example.org',
      order: 30, preference: 100 }]],
  ['resolveSoa', 'SOA',
    [data.SOA('ns.example.org', 'root.example.org', 2013101809, 10000, 2400, 604800, 3600)],
    { nsname: 'ns.example.org', hostmaster: 'root.example.org', serial: 2013101809,
      refresh: 10000, retry: 2400, expire: 604800, minttl: 3600 }],
  ['resolveCaa', 'CAA',
    [data.CAA(0, 'iodef', 'mailto:pki@example.org'), data.CAA(128, 'issue', 'x')],
    [{ critical: 0, iodef: 'mailto:pki@example.org' }, { critical: 128, issue: 'x' }]],
];

function respond(question) {
  const [, type, datas] = cases.find(([, each]) => types[each] === question.type);
  return reply(question, { answers: datas.map((each) => record(name, type, 123, each)) });
}

start(respond, async (server) => {
  dns.setServers([server.address]);
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  for (const [method, type, , expected] of cases) {
    assert.deepStrictEqual(await dns.promises[method](name), expected);
    assert.deepStrictEqual(await resolver.resolve(name, type), expected);
    const result = await new Promise((resolve, reject) => {
      dns[method](name, (error, value) => (error ? reject(error) : resolve(value)));
    });
    assert.deepStrictEqual(result, expected);
    assert.strictEqual(JSON.stringify(result), JSON.stringify(expected));
    const again = await new Promise((resolve, reject) => {
      dns.resolve(name, type, (error, value) => (error ? reject(error) : resolve(value)));
    });
    assert.deepStrictEqual(again, expected);
  }
  assert.deepStrictEqual(await dns.promises.resolve(name), ['1.2.3.4', '4.3.2.1']);
  dns.resolve(name, (error, addresses) => {
    assert.ifError(error);
    assert.deepStrictEqual(addresses, ['1.2.3.4', '4.3.2.1']);
    server.close();
  });
});
