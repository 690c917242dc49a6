'use strict';
// Separators that turn into an empty string: no pairs, no values.
const assert = require('assert');
const { parse } = require('querystring');

assert.deepStrictEqual({ ...parse('a', []) }, { a: '' });
assert.deepStrictEqual({ ...parse('a&b', []) }, { 'a&b': '' });
assert.deepStrictEqual({ ...parse('a', null, []) }, { '': 'a' });
