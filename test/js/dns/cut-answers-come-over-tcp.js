'use strict';
// An answer that says it is cut (TC) is asked for again over TCP, where it may be large.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

const texts = Array.from({ length: 200 }, (_, i) => [`${i}`.repeat(50)]);
const seen = [];

function respond(question, via) {
  seen.push(`${via} ${question.name}`);
  if (question.name === 'broken.test' && via === 'tcp') return undefined;
  if (via === 'udp') return reply(question, { flags: 0x8380 });
  return reply(question,
    { answers: texts.map((each) => record(question.name, 'TXT', 1, data.TXT(...each))) });
}

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([server.address]);
  assert.deepStrictEqual(await resolver.resolveTxt('large.test'), texts);
  assert.deepStrictEqual(seen, ['udp large.test', 'tcp large.test']);
  // Two at once share the connection.
  assert.deepStrictEqual(
    await Promise.all([resolver.resolveTxt('one.test'), resolver.resolveTxt('two.test')]),
    [texts, texts]);
  // A server that closes instead.
  await assert.rejects(resolver.resolveTxt('broken.test'),
    { code: /^E(CONNREFUSED|TIMEOUT|OF|SERVFAIL)$/, syscall: 'queryTxt' });
  server.close();
}, { tcp: true });
