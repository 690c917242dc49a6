'use strict';
// What resolve*, reverse and resolve refuse, and when: at once, by both APIs.
const assert = require('assert');
const dns = require('dns');

const methods = ['resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx',
  'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTxt', 'reverse'];
const names = ['queryA', 'queryAaaa', 'queryAny', 'queryCaa', 'queryCname', 'queryMx', 'queryNaptr',
  'queryNs', 'queryPtr', 'querySoa', 'querySrv', 'queryTxt', 'getHostByAddr'];

methods.forEach((method, i) => {
  assert.strictEqual(dns.Resolver.prototype[method].name, names[i]);
  assert.strictEqual(dns.promises.Resolver.prototype[method].name, names[i]);
  assert.strictEqual(dns[method].name, `bound ${names[i]}`);
  for (const bad of [undefined, null, 1, [], {}]) {
    const expected = {
      code: 'ERR_INVALID_ARG_TYPE',
      message: /^The "name" argument must be of type string\. Received/,
    };
    assert.throws(() => dns[method](bad, () => {}), expected);
    assert.throws(() => dns.promises[method](bad), expected);
  }
  for (const bad of [undefined, 'x', {}]) {
    assert.throws(() => dns[method]('a.test', bad), {
      code: 'ERR_INVALID_ARG_TYPE',
      message: /^The "callback" argument must be of type function\. Received/,
    });
    assert.throws(() => dns[method]('a.test', {}, bad), { code: 'ERR_INVALID_ARG_TYPE' });
  }
});
for (const bad of ['HI', '', 'a', 'resolve4', '__proto__', 'toString']) {
  const expected = { code: 'ERR_INVALID_ARG_VALUE', message: /^The argument 'rrtype' is invalid/ };
  assert.throws(() => dns.resolve('a.test', bad, () => {}), expected);
  assert.throws(() => dns.promises.resolve('a.test', bad), expected);
}
for (const bad of [1, {}, null]) {
  assert.throws(() => dns.resolve('a.test', bad, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => dns.promises.resolve('a.test', bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => dns.resolve('a.test'), { code: 'ERR_INVALID_ARG_TYPE' });
