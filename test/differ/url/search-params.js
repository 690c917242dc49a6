// URLSearchParams: constructors, methods, errors, and the link to its URL.
'use strict';
const attempt = require('../fixtures/attempt');
for (const input of ['?a=1&b=2&a=3', 'a=%20+&b', '=x', '&&', '%zz=%', { x: 1, y: [2, 3] },
  [['k', 'v'], ['k', 'w']], new Map([['m', 'n']]), new URLSearchParams('c=d'), undefined, null, '',
  [['only']], [1], 12, [['a', 'b', 'c']], 'a=\u00e9\ud800']) {
  attempt(() => String(new URLSearchParams(input)));
}
const p = new URLSearchParams('a=1&b=2&a=3&c=');
console.log(p.get('a'), p.getAll('a'), p.get('x'), p.has('b'), p.has('x'), p.size);
p.append('d', 'x y'); p.set('a', 'z'); p.delete('b');
console.log(String(p), [...p], [...p.keys()], [...p.values()], [...p.entries()].length);
p.sort();
p.forEach((value, name, all) => console.log(name, value, all === p));
console.log(String(p), p);
const u = new URL('http://h/?q=1');
u.searchParams.append('r', 'a&b');
console.log(u.href, u.search);
u.search = '?new=1';
console.log(String(u.searchParams), u.searchParams === u.searchParams);
attempt(() => p.get());
attempt(() => p.append('x'));
attempt(() => p.set('x'));
attempt(() => p.forEach());
attempt(() => p.delete());
attempt(() => URLSearchParams.prototype.get.call({}, 'x'));
attempt(() => p[Symbol.iterator].name);
console.log(p.keys(), p.entries(), Object.prototype.toString.call(p.keys()));
