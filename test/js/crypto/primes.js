'use strict';

// Prime numbers are made and told from others, as bytes and as bigints.

const assert = require('assert');
const crypto = require('crypto');

const prime = crypto.generatePrimeSync(64, { bigint: true });
assert.ok(crypto.checkPrimeSync(prime));
assert.ok(!crypto.checkPrimeSync(prime * 3n));
assert.ok(crypto.generatePrimeSync(64) instanceof ArrayBuffer);

const chosen = crypto.generatePrimeSync(32, { bigint: true, add: 12n, rem: 11n });
assert.strictEqual(chosen % 12n, 11n);

crypto.generatePrime(32, { safe: true, bigint: true }, (error, safe) => {
  assert.ifError(error);
  assert.ok(crypto.checkPrimeSync((safe - 1n) / 2n));
  crypto.checkPrime(safe, (problem, is) => {
    assert.ifError(problem);
    assert.strictEqual(is, true);
  });
});

assert.throws(() => crypto.generatePrimeSync(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crypto.generatePrimeSync(8, { add: 1000n }),
  { code: 'ERR_OUT_OF_RANGE', message: 'invalid options.add' });
assert.throws(() => crypto.checkPrimeSync(-1n), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => crypto.checkPrimeSync('7'), { code: 'ERR_INVALID_ARG_TYPE' });
