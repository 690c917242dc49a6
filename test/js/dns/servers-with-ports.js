'use strict';
// setServers takes addresses of both families with and without ports, getServers gives them back;
// what is no address is refused and changes nothing.
const assert = require('assert');
const dns = require('dns');

for (const each of [new dns.Resolver(), new dns.promises.Resolver(), dns, dns.promises]) {
  each.setServers(['4.4.4.4', '8.8.8.8:53', '1.1.1.1:1053', '::1', '[2001:db8::1]',
    '[2001:db8::2]:53', '[2001:db8::3]:5353']);
  const expected = ['4.4.4.4', '8.8.8.8', '1.1.1.1:1053', '::1', '2001:db8::1', '2001:db8::2',
    '[2001:db8::3]:5353'];
  assert.deepStrictEqual(each.getServers(), expected);
  for (const bad of ['foobar', '127.0.0.1:va', '[::1', '1.2.3', '', ':53', 'fe80::1::2']) {
    assert.throws(() => each.setServers(['9.9.9.9', bad]), {
      name: 'TypeError', code: 'ERR_INVALID_IP_ADDRESS', message: `Invalid IP address: ${bad}`,
    });
  }
  for (const bad of [undefined, null, 8, '1.1.1.1', { address: '1.1.1.1' }]) {
    assert.throws(() => each.setServers(bad), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => each.setServers(['1.1.1.1', bad === '1.1.1.1' ? 1 : bad]), {
      code: 'ERR_INVALID_ARG_TYPE',
      message: /^The "servers\[1\]" argument must be of type string\. Received/,
    });
  }
  assert.deepStrictEqual(each.getServers(), expected);
  each.setServers([]);
  assert.deepStrictEqual(each.getServers(), []);
}

// dns.setServers is for the functions of both modules, dns.promises.setServers for its own; a
// Resolver has servers of its own.
dns.setServers(['7.7.7.7']);
assert.deepStrictEqual(dns.promises.getServers(), ['7.7.7.7']);
assert.ok(!new dns.Resolver().getServers().includes('7.7.7.7'));
dns.promises.setServers(['6.6.6.6']);
assert.deepStrictEqual(dns.promises.getServers(), ['6.6.6.6']);
assert.deepStrictEqual(dns.getServers(), ['7.7.7.7']);
