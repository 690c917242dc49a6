'use strict';
// Names beyond ASCII are asked for in their ASCII form; errors tell the name as it was given.
// Names that DNS cannot carry end in an error, not in a question for a part of them.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

function respond(question) {
  if (question.name.startsWith('xn--strae')) return reply(question, { flags: 0x8183 });
  return reply(question, { answers: [record(question.name, 'A', 1, data.A('1.2.3.4'))] });
}

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  for (const [name, asked] of [['b\xfccher.test', 'xn--bcher-kva.test'],
    ['_sip._tcp.test', '_sip._tcp.test'], ['123', '123'], ['dot.test.', 'dot.test'],
    ['\u65e5\u672c.test', 'xn--wgv71a.test']]) {
    assert.deepStrictEqual(await resolver.resolve4(name), ['1.2.3.4']);
    assert.strictEqual(server.asked.at(-1).toLowerCase(), asked);
  }
  await assert.rejects(resolver.resolve4('stra\xdfe.test'), {
    code: 'ENOTFOUND', hostname: 'stra\xdfe.test', message: 'queryA ENOTFOUND stra\xdfe.test',
  });
  const before = server.asked.length;
  for (const name of [`${'a'.repeat(64)}.test`, 'a..test', `${'abcdefg.'.repeat(40)}test`]) {
    await assert.rejects(resolver.resolve4(name),
      (error) => /^E(BADNAME|BADQUERY|NOTFOUND|FORMERR|BADSTR|BADRESP)$/.test(error.code) &&
        error.hostname === name);
  }
  assert.strictEqual(server.asked.length, before);
  server.close();
});
