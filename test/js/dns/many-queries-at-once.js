'use strict';
// Hundreds of queries of one resolver and of many are all answered, each with its own answer.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

const text = (name) => [[`text of ${name}`]];

start((question) => reply(question,
  { answers: [record(question.name, 'TXT', 1, data.TXT(`text of ${question.name}`))] }),
async (server) => {
  const one = new dns.promises.Resolver();
  one.setServers([server.address]);
  const names = Array.from({ length: 150 }, (_, i) => `n${i}.test`);
  const results = await Promise.all(names.map((name) => one.resolveTxt(name)));
  assert.deepStrictEqual(results, names.map(text));
  const each = await Promise.all(names.slice(0, 40).map((name) => {
    const resolver = new dns.promises.Resolver();
    resolver.setServers([server.address]);
    return resolver.resolveTxt(name);
  }));
  assert.deepStrictEqual(each, names.slice(0, 40).map(text));
  server.close();
});
