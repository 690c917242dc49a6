'use strict';
// querystring.stringify: only primitives have a text; lone surrogates cannot be encoded.
const assert = require('assert');
const querystring = require('querystring');

assert.strictEqual(querystring.stringify({ a: [1, 'b c', true], d: null, e: undefined, f: {}, g: NaN, h: 5n }),
  'a=1&a=b%20c&a=true&d=&e=&f=&g=&h=5');
assert.strictEqual(querystring.stringify({ a: [], b: 1e21 }), 'b=1e%2B21');
assert.strictEqual(querystring.stringify({ 'a b': '&=' }, ';', ':'), 'a%20b:%26%3D');
assert.strictEqual(querystring.stringify('text'), '');
assert.strictEqual(querystring.stringify({ a: 'b' }, null, null, { encodeURIComponent: () => 'x' }), 'x=x');
assert.strictEqual(querystring.escape("!'()*-._~"), "!'()*-._~");
assert.throws(() => querystring.stringify({ a: '\udc00' }), { code: 'ERR_INVALID_URI', name: 'URIError' });
assert.strictEqual(querystring.unescapeBuffer('a%62%6').toString(), 'ab%6');
