'use strict';
// Keys from passwords: RFC 6070's answers, and what is refused.
const assert = require('assert');
const { pbkdf2, pbkdf2Sync } = require('crypto');

assert.strictEqual(pbkdf2Sync('password', 'salt', 1, 20, 'sha1').toString('hex'),
  '0c60c80f961f0e71f3a9b524af6012062fe037a6');
assert.strictEqual(pbkdf2Sync('pass\0word', 'sa\0lt', 4096, 16, 'sha1').toString('hex'),
  '56fa6aa75548099dcc37d7f03425e0c3');
assert.strictEqual(pbkdf2Sync('', '', 1, 4, 'sha256').length, 4);
let told = false;
pbkdf2('password', Buffer.from('salt'), 2, 20, 'sha1', (error, key) => {
  assert.strictEqual(error, null);
  assert.ok(key.equals(pbkdf2Sync('password', 'salt', 2, 20, 'sha1')));
  told = true;
});
assert.strictEqual(told, false);
assert.throws(() => pbkdf2Sync('p', 's', 0, 5, 'sha1'), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => pbkdf2Sync('p', 's', 1, -1, 'sha1'), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => pbkdf2Sync('p', 's', 1, 5, 'nope'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
assert.throws(() => pbkdf2('p', 's', 1, 5, 'sha1'), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"callback" argument/ });
assert.throws(() => pbkdf2('p', 's', 1, 5, () => {}), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"digest" argument/ });
process.on('exit', () => assert.ok(told));
