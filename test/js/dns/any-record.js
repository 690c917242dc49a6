'use strict';
// resolveAny tells every record with its type, type after type in a fixed order; a name that is an
// alias tells the alias.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, types, data } = require('./fixtures/name_server');

const name = 'example.org';
const all = [
  ['CAA', data.CAA(0, 'issue', 'ca.example.net')],
  ['SOA', data.SOA('ns.example.org', 'root.example.org', 1, 2, 3, 4, 5)],
  ['PTR', data.name('ptr.example.org')],
  ['NAPTR', data.NAPTR(1, 2, 'u', 'E2U+sip', '!^.*$!sip:x!', '')],
  ['SRV', data.SRV(1, 2, 3, 'srv.example.org')],
  ['TXT', data.TXT('one', 'two')],
  ['NS', data.name('ns.example.org')],
  ['MX', data.MX(5, 'mx.example.org')],
  ['AAAA', data.AAAA([0, 0, 0, 0, 0, 0, 0, 1])],
  ['A', data.A('1.2.3.4')],
];

function respond(question) {
  assert.strictEqual(question.type, types.ANY);
  if (question.name === 'alias.test') {
    return reply(question, { answers: [record('alias.test', 'CNAME', 9, data.name('real.test'))] });
  }
  return reply(question,
    { answers: all.map(([type, bytes]) => record(question.name, type, 77, bytes)) });
}

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  assert.deepStrictEqual(await resolver.resolveAny(name), [
    { address: '1.2.3.4', ttl: 77, type: 'A' },
    { address: '::1', ttl: 77, type: 'AAAA' },
    { exchange: 'mx.example.org', priority: 5, type: 'MX' },
    { value: 'ns.example.org', type: 'NS' },
    { entries: ['one', 'two'], type: 'TXT' },
    { name: 'srv.example.org', port: 3, priority: 1, weight: 2, type: 'SRV' },
    { value: 'ptr.example.org', type: 'PTR' },
    { flags: 'u', service: 'E2U+sip', regexp: '!^.*$!sip:x!', replacement: '', order: 1,
      preference: 2, type: 'NAPTR' },
    { nsname: 'ns.example.org', hostmaster: 'root.example.org', serial: 1, refresh: 2, retry: 3,
      expire: 4, minttl: 5, type: 'SOA' },
    { critical: 0, issue: 'ca.example.net', type: 'CAA' },
  ]);
  assert.deepStrictEqual(await resolver.resolveAny('alias.test'),
    [{ value: 'real.test', type: 'CNAME' }]);
  server.close();
});
