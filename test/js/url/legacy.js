'use strict';
// url.parse, url.format and url.resolve.
const assert = require('assert');
const url = require('url');

const parsed = url.parse('HTTP://user:p%40ss@Host.com:8080/p/a?query=1#hash', true);
assert.deepStrictEqual({ ...parsed, query: { ...parsed.query } }, {
  protocol: 'http:', slashes: true, auth: 'user:p@ss', host: 'host.com:8080', port: '8080',
  hostname: 'host.com', hash: '#hash', search: '?query=1', query: { query: '1' },
  pathname: '/p/a', path: '/p/a?query=1', href: 'http://user:p%40ss@host.com:8080/p/a?query=1#hash',
});
assert.strictEqual(url.parse('/path?a').host, null);
assert.strictEqual(url.parse('//host/path').host, null);
assert.strictEqual(url.parse('//host/path', false, true).host, 'host');
assert.strictEqual(url.parse('javascript:a b').href, 'javascript:a b');
assert.strictEqual(url.parse('http://a/b c').href, 'http://a/b%20c');
assert.throws(() => url.parse(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => url.parse('http://\u00ad/'), { code: 'ERR_INVALID_URL' });
assert.strictEqual(url.format({ protocol: 'http', hostname: '::1', port: 80, pathname: 'a#b', query: { c: [1, 2] } }),
  'http://[::1]:80/a%23b?c=1&c=2');
assert.strictEqual(url.format(new URL('http://u@xn--9ca.com/a?b#c'),
  { auth: false, fragment: false, search: false, unicode: true }), 'http://\u00e9.com/a');
for (const [from, to, result] of [['/one/two/three', 'four', '/one/two/four'],
  ['http://example.com/', '/one', 'http://example.com/one'], ['http://a/b', '//c/d', 'http://c/d'],
  ['http://a/b/c', '../../../d', 'http://a/d'], ['a/b', '../../c', '../c'],
  ['mailto:local1@domain1', 'local2@domain2', 'mailto:local2@domain2'], ['http://a/b?c', '', 'http://a/b?c'],
  ['http://a/b', '?c', 'http://a/b?c']]) {
  assert.strictEqual(url.resolve(from, to), result);
}
