'use strict';
// querystring.parse: repeated names, broken escapes, separators, limits and decoders.
const assert = require('assert');
const querystring = require('querystring');

const parse = (...args) => ({ ...querystring.parse(...args) });
assert.strictEqual(Object.getPrototypeOf(querystring.parse('a=1')), null);
assert.deepStrictEqual(parse('a=1&b=%C3%A9+x&a=2&c&=e&&d='),
  { a: ['1', '2'], b: '\u00e9 x', c: '', '': 'e', d: '' });
assert.deepStrictEqual(parse('a=%zz&b=%E9'), { a: '%zz', b: '\ufffd' });
assert.deepStrictEqual(parse('a=b=c'), { a: 'b=c' });
assert.deepStrictEqual(parse('a:1;b:2', ';', ':'), { a: '1', b: '2' });
assert.deepStrictEqual(parse('a&b&c', null, null, { maxKeys: 2 }), { a: '', b: '' });
assert.strictEqual(Object.keys(parse('a&'.repeat(1001))).length, 1);
const many = Array.from({ length: 1001 }, (_, i) => `k${i}`).join('&');
assert.strictEqual(Object.keys(parse(many)).length, 1000);
assert.strictEqual(Object.keys(parse(many, null, null, { maxKeys: 0 })).length, 1001);
assert.deepStrictEqual(parse('a=b', null, null, { decodeURIComponent: (text) => `<${text}>` }),
  { '<a>': '<b>' });
assert.deepStrictEqual(parse('a=%41', null, null, { decodeURIComponent() { throw new Error(); } }),
  { a: 'A' });
assert.deepStrictEqual(parse(5), {});
