'use strict';
// URLSearchParams alone and as part of a URL.
const assert = require('assert');

const params = new URLSearchParams('?a=1&b=%20+&a=2');
assert.deepStrictEqual([...params], [['a', '1'], ['b', '  '], ['a', '2']]);
assert.strictEqual(params.size, 3);
assert.deepStrictEqual(params.getAll('a'), ['1', '2']);
assert.strictEqual(params.get('none'), null);
assert.strictEqual(params.has('a', '2'), true);
params.delete('a', '1');
params.set('b', "~!*'() \u00e9");
params.append('c', '&=+');
assert.strictEqual(params.toString(), 'b=%7E%21*%27%28%29+%C3%A9&a=2&c=%26%3D%2B');
params.sort();
assert.deepStrictEqual([...params.keys()], ['a', 'b', 'c']);

const url = new URL('http://a/?x=1');
url.searchParams.append('y', 'z');
assert.strictEqual(url.href, 'http://a/?x=1&y=z');
url.search = '?only';
assert.deepStrictEqual([...url.searchParams], [['only', '']]);
url.searchParams.delete('only');
assert.strictEqual(url.href, 'http://a/');

assert.strictEqual(`${new URLSearchParams({ a: 1, b: [2, 3] })}`, 'a=1&b=2%2C3');
assert.strictEqual(`${new URLSearchParams(new Map([['a', 'b']]))}`, 'a=b');
assert.throws(() => new URLSearchParams([['a']]), { code: 'ERR_INVALID_TUPLE' });
assert.throws(() => new URLSearchParams({ [Symbol.iterator]: 5 }), { code: 'ERR_ARG_NOT_ITERABLE' });
assert.throws(() => params.append('a'), {
  code: 'ERR_MISSING_ARGS', message: 'The "name" and "value" arguments must be specified',
});
assert.throws(() => URLSearchParams.prototype.get.call({}, 'a'), { code: 'ERR_INVALID_THIS' });
