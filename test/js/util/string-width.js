'use strict';
// util.stripVTControlCharacters, and columns of wide characters in tables of arrays.
const assert = require('assert');
const { inspect, stripVTControlCharacters } = require('util');

for (const [text, plain] of [
  ['\x1b[31mred\x1b[39m', 'red'],
  ['\x1b]8;;http://example.com/?a=b\x07link\x1b]8;;\x07', 'link'],
  ['\x9b1;2Hq\x1b[?25l', 'q'],
  ['plain [0m', 'plain [0m'],
]) assert.strictEqual(stripVTControlCharacters(text), plain);
assert.throws(() => stripVTControlCharacters(5), { code: 'ERR_INVALID_ARG_TYPE' });

// e + combining accent, full width letter, emoji, flag: 1, 2, 2 and 4 columns.
const wide = ['e\u0301', '\uff41', '\u{1f600}', '\u{1f1e9}\u{1f1ea}', 'a', 'bb', 'ccc'];
console.log(inspect(wide));
