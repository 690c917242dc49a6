'use strict';
// No string is longer than kStringMaxLength.
const assert = require('assert');
const { constants } = require('buffer');

const b = Buffer.allocUnsafeSlow(constants.MAX_STRING_LENGTH + 1);
for (const encoding of ['latin1', 'hex', 'base64']) {
  assert.throws(() => b.toString(encoding), {
    name: 'Error', code: 'ERR_STRING_TOO_LONG',
    message: 'Cannot create a string longer than 0x1fffffe8 characters',
  });
}
