'use strict';
// Observed are lookups and queries that found something: of type 'dns', with what was asked and
// found.
const assert = require('assert');
const dns = require('dns');
const { PerformanceObserver } = require('perf_hooks');
const { start, reply, record, data } = require('./fixtures/name_server');

const entries = [];
new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type: 'dns' });

start((question) => (question.name === 'no.test' ? reply(question, { flags: 0x8183 })
  : reply(question, { answers: [record(question.name, 'A', 5, data.A('1.2.3.4'))] })),
async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  await resolver.resolve4('a.test', { ttl: true });
  await assert.rejects(resolver.resolve4('no.test'));
  await resolver.resolveAny('b.test');
  setImmediate(() => setImmediate(() => {
    const told = entries.map(({ name, entryType, detail }) => [name, entryType, detail]);
    assert.deepStrictEqual(told, [
      ['queryA', 'dns', { host: 'a.test', ttl: true, result: [{ address: '1.2.3.4', ttl: 5 }] }],
      ['queryAny', 'dns', { host: 'b.test', ttl: false,
        result: [{ address: '1.2.3.4', ttl: 5, type: 'A' }] }],
    ]);
    server.close();
  }));
});
