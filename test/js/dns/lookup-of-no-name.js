'use strict';
// No name at all has no address: null, or an empty list, and one deprecation warning (DEP0118).
const assert = require('assert');
const dns = require('dns');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));

let answered = 0;
for (const hostname of ['', null, undefined, 0, false, NaN]) {
  dns.lookup(hostname, (...args) => {
    assert.deepStrictEqual(args, [null, null, 4]);
    answered++;
  });
}
dns.lookup('', { family: 6 }, (...args) => {
  assert.deepStrictEqual(args, [null, null, 6]);
  answered++;
});
dns.lookup('', { all: true }, (...args) => {
  assert.deepStrictEqual(args, [null, []]);
  answered++;
});
(async () => {
  assert.deepStrictEqual(await dns.promises.lookup(null, 6), { address: null, family: 6 });
  assert.deepStrictEqual(await dns.promises.lookup('', { all: true }), []);
})();
process.on('exit', () => {
  assert.strictEqual(answered, 8);
  assert.strictEqual(warnings.length, 1);
  assert.strictEqual(warnings[0].code, 'DEP0118');
  assert.strictEqual(warnings[0].message, 'The provided hostname "" is not a valid hostname, and ' +
    'is supported in the dns module solely for compatibility.');
});
