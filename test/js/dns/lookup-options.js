'use strict';
// lookup's options: all forms, and every refusal, thrown at once by both APIs.
const assert = require('assert');
const dns = require('dns');

const lookups = [(...args) => dns.lookup(...args, () => {}), dns.promises.lookup];
for (const lookup of lookups) {
  for (const bad of [1, true, {}, [], Symbol('x')]) {
    assert.throws(() => lookup(bad, {}), {
      code: 'ERR_INVALID_ARG_TYPE',
      message: /^The "hostname" argument must be of type string\. Received/,
    });
  }
  for (const family of [5, 20, '4', 'ipv4', true, NaN]) {
    assert.throws(() => lookup('127.0.0.1', { family }), {
      code: 'ERR_INVALID_ARG_VALUE',
      message: /^The property 'options\.family' must be one of: 0, 4, 6\. Received/,
    });
  }
  assert.throws(() => lookup('127.0.0.1', 5), {
    code: 'ERR_INVALID_ARG_VALUE',
    message: "The argument 'family' must be one of: 0, 4, 6. Received 5",
  });
  assert.throws(() => lookup('127.0.0.1', { hints: 100 }), {
    code: 'ERR_INVALID_ARG_VALUE', message: "The argument 'hints' is invalid. Received 100",
  });
  for (const [name, value] of [['hints', '1'], ['all', 1], ['verbatim', 'no']]) {
    assert.throws(() => lookup('127.0.0.1', { [name]: value }), {
      code: 'ERR_INVALID_ARG_TYPE',
      message: new RegExp(`^The "options\\.${name}" property must be`),
    });
  }
  assert.throws(() => lookup('127.0.0.1', 'IPv4'), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "options" argument must be of type object or integer. ' +
      "Received type string ('IPv4')",
  });
}
assert.throws(() => dns.lookup('a'), { message: /^The "callback" argument must be of type fun/ });
assert.throws(() => dns.lookup(false, 'cb'), { message: /^The "callback" argument/ });
assert.throws(() => dns.lookup(false, 'options', 'cb'), { message: /^The "callback" argument/ });

const none = { all: null, family: null, hints: undefined, verbatim: undefined };
const answers = [];
dns.lookup('127.0.0.1', none, (...args) => answers.push(args));
dns.lookup('::1', { all: true, hints: dns.ADDRCONFIG | dns.V4MAPPED | dns.ALL },
  (...args) => answers.push(args));
dns.lookup('127.0.0.1', { family: 'IPv6' }, (...args) => answers.push(args));
dns.lookup('127.0.0.1', null, (...args) => answers.push(args));
process.nextTick(() => {
  assert.deepStrictEqual(answers, [
    [null, '127.0.0.1', 4], [null, [{ address: '::1', family: 6 }]], [null, '127.0.0.1', 4],
    [null, '127.0.0.1', 4]]);
});

(async () => {
  assert.deepStrictEqual(await dns.promises.lookup('::1', 6), { address: '::1', family: 6 });
  assert.deepStrictEqual(await dns.promises.lookup('::1', { all: true }),
    [{ address: '::1', family: 6 }]);
  await assert.rejects(dns.promises.lookup('nobody.invalid'), {
    code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'nobody.invalid',
    message: 'getaddrinfo ENOTFOUND nobody.invalid',
  });
})();
