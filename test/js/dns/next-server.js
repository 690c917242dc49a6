'use strict';
// A server that does not listen is passed over for the next; when none listens, that is the error.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

start(() => undefined, (gone) => {
  gone.close();
  const answers = [record('a.test', 'A', 1, data.A('1.2.3.4'))];
  start((question) => reply(question, { answers }),
    async (server) => {
      const resolver = new dns.promises.Resolver({ timeout: 2000, tries: 2 });
      resolver.setServers([gone.address, server.address]);
      assert.deepStrictEqual(await resolver.resolve4('a.test'), ['1.2.3.4']);
      resolver.setServers([gone.address]);
      await assert.rejects(resolver.resolve4('b.test'), {
        code: 'ECONNREFUSED', message: 'queryA ECONNREFUSED b.test', syscall: 'queryA',
      });
      server.close();
    });
});
