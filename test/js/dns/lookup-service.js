'use strict';
// lookupService gives the host and service names of an address and port, or getnameinfo's error.
const assert = require('assert');
const dns = require('dns');
const { promisify } = require('util');

assert.throws(() => dns.lookupService('127.0.0.1', 80), {
  code: 'ERR_MISSING_ARGS',
  message: 'The "address", "port", and "callback" arguments must be specified',
});
assert.throws(() => dns.promises.lookupService('127.0.0.1'), {
  code: 'ERR_MISSING_ARGS', message: 'The "address" and "port" arguments must be specified',
});
for (const lookup of [(a, p) => dns.lookupService(a, p, () => {}), dns.promises.lookupService]) {
  assert.throws(() => lookup('nowhere', 80), {
    code: 'ERR_INVALID_ARG_VALUE', message: "The argument 'address' is invalid. Received 'nowhere'",
  });
  for (const port of [-1, 65536, 'x', null, undefined, 1.5]) {
    assert.throws(() => lookup('127.0.0.1', port), { code: 'ERR_SOCKET_BAD_PORT' });
  }
}
assert.throws(() => dns.lookupService('127.0.0.1', 80, null), { code: 'ERR_INVALID_ARG_TYPE' });

let answered = 0;
dns.lookupService('127.0.0.1', '22', (error, hostname, service) => {
  answered++;
  if (error) {
    assert.strictEqual(error.syscall, 'getnameinfo');
    return;
  }
  assert.strictEqual(typeof hostname, 'string');
  assert.match(service, /^(ssh|22)$/);
});
(async () => {
  const service = promisify(dns.lookupService);
  for (const promise of [dns.promises.lookupService('127.0.0.1', 22), service('127.0.0.1', 22)]) {
    const found = await promise.catch((error) => error);
    if (found instanceof Error) assert.strictEqual(found.syscall, 'getnameinfo');
    else assert.deepStrictEqual(Object.keys(found), ['hostname', 'service']);
    answered++;
  }
})();
process.on('exit', () => assert.strictEqual(answered, 3));
