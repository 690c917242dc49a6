// util.inspect of dates, expressions, promises, proxies, namespaces and other kinds.
'use strict';
const { inspect } = require('util');

console.log(inspect(new Date(0)), inspect(new Date(NaN)), inspect(Object.assign(new Date(0), {
  a: 1 })), inspect(/a\/b/gi), inspect(Object.assign(/x/, { p: 1 })));
class D extends Date {}
class R extends RegExp {}
console.log(inspect(new D(0)), inspect(new R('a')));
console.log(inspect(Promise.resolve(1)), inspect(new Promise(() => {})));
const rejected = Promise.reject(new Error('x'));
rejected.catch(() => {});
console.log(inspect(rejected).split('\n')[0]);
console.log(inspect(new WeakRef({ a: 1 })), inspect(new FinalizationRegistry(() => {})));
console.log(inspect(new URL('http://u:p@h:81/p?q=1#f')), inspect(new URLSearchParams('a=1&b=2')));
console.log(inspect(new URLSearchParams('a=1').entries()), inspect(new URLSearchParams()));
console.log(inspect(new AbortController()), inspect(AbortSignal.abort('why')));
console.log(inspect(new Event('x')).replace(/timeStamp: [\d.]+/, 'timeStamp: T'));
console.log(inspect(new EventTarget()), inspect(new TextEncoder()));
console.log(inspect(process.versions).slice(0, 1), inspect(new (class Foo {})()));
console.log(inspect(new Intl.NumberFormat('en')), inspect(Intl));
console.log(inspect(new Blob(['abc'], { type: 'text/plain' })));
