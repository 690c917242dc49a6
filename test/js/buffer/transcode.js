'use strict';
// transcode goes between text encodings; what the target cannot say becomes '?'.
const assert = require('assert');
const { transcode } = require('buffer');

const euro = Buffer.from('\u20ac a');
assert.strictEqual(transcode(euro, 'utf8', 'latin1').toString('latin1'), '? a');
assert.strictEqual(transcode(euro, 'utf8', 'ucs2').toString('ucs2'), '\u20ac a');
assert.strictEqual(transcode(Buffer.from('\u00e9', 'latin1'), 'latin1', 'utf8').toString('hex'),
  'c3a9');
assert.strictEqual(transcode(Buffer.from('\u00e9', 'ucs2'), 'ucs2', 'ascii').toString(), '?');
assert.throws(() => transcode(euro, 'utf8', 'hex'), {
  code: 'U_ILLEGAL_ARGUMENT_ERROR', message: 'Unable to transcode Buffer ' +
    '[U_ILLEGAL_ARGUMENT_ERROR]',
});
assert.throws(() => transcode('x', 'utf8', 'ucs2'), { code: 'ERR_INVALID_ARG_TYPE' });
// Nothing, null and '' mean UTF-8.
for (const nothing of [undefined, null, '']) {
  assert.strictEqual(transcode(euro, nothing, 'ucs2').toString('ucs2'), '\u20ac a');
  assert.strictEqual(transcode(euro, 'utf8', nothing).toString(), '\u20ac a');
}
