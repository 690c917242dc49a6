'use strict';
// Secret keys as objects: exported, compared, generated, and hidden from inspection.
const assert = require('assert');
const { KeyObject, createSecretKey, generateKey, generateKeySync } = require('crypto');
const { inspect, types } = require('util');

const source = Buffer.from('abc');
const key = createSecretKey(source);
source.fill(0);
assert.ok(key instanceof KeyObject && types.isKeyObject(key) && !types.isKeyObject({}));
assert.deepStrictEqual([key.type, key.symmetricKeySize], ['secret', 3]);
assert.strictEqual(key.export().toString(), 'abc');
assert.deepStrictEqual(key.export({ format: 'jwk' }), { kty: 'oct', k: 'YWJj' });
assert.strictEqual(createSecretKey('616263', 'hex').export().toString(), 'abc');
assert.ok(key.equals(createSecretKey('abc')) && !key.equals(createSecretKey('abd')));
assert.ok(!inspect(key, { showHidden: false }).includes('61'));
assert.strictEqual(generateKeySync('aes', { length: 192 }).symmetricKeySize, 24);
let told = false;
generateKey('hmac', { length: 64 }, (error, made) => {
  assert.strictEqual(made.export().length, 8);
  told = true;
});
assert.throws(() => createSecretKey(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => key.equals(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => key.export({ format: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => generateKeySync('aes', { length: 64 }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new KeyObject('secret', {}), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.ok(told));
