'use strict';
// Smaller things of Node: which argument is looked at first, and what counts as given.
const assert = require('assert');
const crypto = require('crypto');

const wrong = { code: 'ERR_INVALID_ARG_TYPE' };
assert.throws(() => crypto.checkPrime(5), { ...wrong, message: /"candidate"/ });
assert.throws(() => crypto.checkPrimeSync(7n, { checks: null }), wrong);
assert.throws(() => crypto.getCipherInfo('aes-128-gcm', { keyLength: null }), wrong);
assert.strictEqual(crypto.getCipherInfo('aes-128-gcm', { keyLength: -1 }), undefined);
assert.strictEqual(crypto.getCipherInfo('aes-128-gcm', { ivLength: 12 }).ivLength, 12);
assert.throws(() => crypto.scrypt('p', 's', 8, {}, undefined),
  { ...wrong, message: /"callback".*Received an instance of Object/ });

const { constants } = crypto;
assert.strictEqual(Object.getPrototypeOf(constants), null);
assert.strictEqual(constants.SSL_OP_SINGLE_DH_USE, 0);
assert.strictEqual(constants.ALPN_ENABLED, 1);
assert.throws(() => { constants.TLS1_VERSION = 1; }, TypeError);
constants.defaultCipherList = 'HIGH';
assert.strictEqual(constants.defaultCipherList, 'HIGH');
