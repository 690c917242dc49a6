'use strict';
// util.styleText puts the codes of inspect.colors around a text.
const assert = require('assert');
const { styleText } = require('util');

const plain = { validateStream: false };
assert.strictEqual(styleText('red', 'x', plain), '\x1b[31mx\x1b[39m');
assert.strictEqual(styleText(['bold', 'red'], 'x', plain), '\x1b[1m\x1b[31mx\x1b[39m\x1b[22m');
assert.strictEqual(styleText('red', 'x', { stream: { isTTY: false, write() {} } }), 'x');
assert.throws(() => styleText('nope', 'x'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => styleText('red', 5), { code: 'ERR_INVALID_ARG_TYPE' });
