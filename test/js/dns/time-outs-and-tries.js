'use strict';
// A server that says nothing is asked `tries` times, then the query ends with ETIMEOUT; the options
// are checked.
const assert = require('assert');
const dns = require('dns');
const { start } = require('./fixtures/name_server');

for (const Resolver of [dns.Resolver, dns.promises.Resolver]) {
  for (const value of [null, '2', true, {}]) {
    assert.throws(() => new Resolver({ timeout: value }), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => new Resolver({ tries: value }), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  for (const value of [-2, 1.5, 2 ** 31, NaN]) {
    assert.throws(() => new Resolver({ timeout: value }), { code: 'ERR_OUT_OF_RANGE' });
    assert.throws(() => new Resolver({ tries: value }), { code: 'ERR_OUT_OF_RANGE' });
  }
  assert.throws(() => new Resolver({ tries: 0 }), {
    code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "options.tries" is out of range. It must be >= 1 && <= 2147483647. ' +
      'Received 0',
  });
  for (const options of [undefined, null, {}, { timeout: -1, tries: 1 }]) new Resolver(options);
}

start(() => undefined, async (server) => {
  for (const tries of [1, 3]) {
    const resolver = new dns.promises.Resolver({ timeout: 10, tries });
    resolver.setServers([server.address]);
    const name = `tries${tries}.test`;
    await assert.rejects(resolver.resolve4(name), {
      code: 'ETIMEOUT', syscall: 'queryA', hostname: name, message: `queryA ETIMEOUT ${name}`,
    });
    assert.strictEqual(server.asked.filter((each) => each === name).length, tries);
  }
  server.close();
});
