// querystring: parse, stringify, escape, unescape, options.
'use strict';
const qs = require('querystring');

for (const text of ['a=1&b=2&a=3', 'a', '=', '&&a=1', 'a=%zz&b=%41', 'a+b=c+d', 'a=b=c', '',
  'a[]=1', '%F0%9F%98%80=%FF', '__proto__=1', 'a&a&a']) {
  console.log(qs.parse(text));
}
console.log(qs.parse('a:1;b:2', ';', ':'), qs.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }));
console.log(qs.parse('a=1', null, null, { decodeURIComponent: (s) => s.toUpperCase() }));
console.log(qs.parse('a=%zz', null, null, { decodeURIComponent() { throw new Error(); } }));
console.log(qs.parse(12), qs.parse(null), qs.parse({}), qs.decode === qs.parse);
for (const value of [{ a: 1, b: [2, 'x y'], c: true, d: null, e: undefined, f: NaN, g: 5n, h: {} },
  { 'k y': '\u00e9&=' }, {}, null, 'x', ['p', 'q'], { a: [] }, { a: '\ud83d\ude00' }]) {
  console.log(qs.stringify(value));
}
console.log(qs.stringify({ a: [1, 2], b: 3 }, ';', ':'), qs.stringify({ a: 'x y' }, null, null, {
  encodeURIComponent: (s) => `<${s}>` }));
for (const value of ['a b&c=\u00e9', "!'()*-._~", 12, {}, null, '\ud800']) {
  try {
    console.log(qs.escape(value));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(qs.unescape('%41%zz'), qs.unescapeBuffer('a%20b%zz').toString());
console.log(qs.encode === qs.stringify);
