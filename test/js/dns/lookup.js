'use strict';
// lookup of an address answers itself; of localhost a loopback address; errors have Node's fields.
const assert = require('assert');
const dns = require('dns');

let answered = 0;
dns.lookup('127.0.0.1', (error, address, family) => {
  assert.ifError(error);
  assert.strictEqual(address, '127.0.0.1');
  assert.strictEqual(family, 4);
  answered++;
});
dns.lookup('localhost', { all: true }, (error, addresses) => {
  assert.ifError(error);
  for (const { address } of addresses) assert.ok(['127.0.0.1', '::1'].includes(address));
  assert.ok(addresses.length > 0);
  answered++;
});
dns.promises.lookup('::1').then(({ address, family }) => {
  assert.strictEqual(address, '::1');
  assert.strictEqual(family, 6);
  answered++;
});
assert.throws(() => dns.lookup('x', { family: 5 }, () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => dns.lookup('x'), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.strictEqual(answered, 3));
