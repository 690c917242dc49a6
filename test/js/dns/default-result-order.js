'use strict';
// --dns-result-order and setDefaultResultOrder say in which order lookup gives addresses.
const assert = require('assert');
const dns = require('dns');
const { spawnSync } = require('child_process');

assert.strictEqual(dns.getDefaultResultOrder(), 'verbatim');
for (const bad of ['ipv4', '', null, undefined, 4]) {
  assert.throws(() => dns.setDefaultResultOrder(bad), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => dns.promises.setDefaultResultOrder(bad), { code: 'ERR_INVALID_ARG_VALUE' });
}
dns.setDefaultResultOrder('ipv4first');
assert.strictEqual(dns.promises.getDefaultResultOrder(), 'ipv4first');
dns.promises.setDefaultResultOrder('verbatim');
assert.strictEqual(dns.getDefaultResultOrder(), 'verbatim');

const tell = 'process.stdout.write(require("dns").getDefaultResultOrder())';
function run(...options) {
  return spawnSync(process.execPath, [...options, '-e', tell], { encoding: 'utf8' });
}
assert.strictEqual(run('--dns-result-order=ipv4first').stdout, 'ipv4first');
assert.strictEqual(run('--dns-result-order', 'verbatim').stdout, 'verbatim');
assert.notStrictEqual(run('--dns-result-order=newest').status, 0);

dns.lookup('localhost', { all: true, verbatim: false }, (error, addresses) => {
  assert.ifError(error);
  const families = addresses.map(({ family }) => family);
  assert.deepStrictEqual(families, [...families].sort());
});

// As Node 22 has it: one more order, and `order` as an option, which overrules `verbatim`.
dns.setDefaultResultOrder('ipv6first');
assert.strictEqual(dns.getDefaultResultOrder(), 'ipv6first');
assert.throws(() => dns.lookup('localhost', { order: 'newest' }, () => {}),
  { code: 'ERR_INVALID_ARG_VALUE', message: /^The property 'options\.order' must be one of/ });
dns.lookup('localhost', { all: true, verbatim: true, order: 'ipv6first' }, (error, addresses) => {
  assert.ifError(error);
  const families = addresses.map(({ family }) => family);
  assert.deepStrictEqual(families, [...families].sort().reverse());
});
