'use strict';
// URL: plain ones and those that need escaping, IDNA, IPv4 forms or dot segments.
const assert = require('assert');

const cases = [
  ['http://a.com', undefined, 'http://a.com/'],
  ['HTTP://A.com:80/b?c#d', undefined, 'http://a.com/b?c#d'],
  ['https://u:p@a.com:8443/x y', undefined, 'https://u:p@a.com:8443/x%20y'],
  ['http://\u00e9.com/\u00e9?\u00e9#\u00e9', undefined, 'http://xn--9ca.com/%C3%A9?%C3%A9#%C3%A9'],
  ['http://0x7f.1/', undefined, 'http://127.0.0.1/'],
  ['http://a/b/../%2e/c', undefined, 'http://a/c'],
  ['http:\\\\a\\b', undefined, 'http://a/b'],
  ['//b/c', 'https://a/', 'https://b/c'],
  ['/x?y', 'http://a:81/b/c?d#e', 'http://a:81/x?y'],
  ['../x', 'http://a/b/c/d', 'http://a/b/x'],
  ['?q', 'http://a/b#c', 'http://a/b?q'],
  ['#f', 'http://a/b?c', 'http://a/b?c#f'],
  ['./x', 'file:///a/b', 'file:///a/x'],
  ['mailto:a@b', undefined, 'mailto:a@b'],
  ['file:///C|/x', undefined, 'file:///C:/x'],
];
for (const [input, base, href] of cases) {
  assert.strictEqual(new URL(input, base).href, href);
  assert.strictEqual(URL.canParse(input, base), true);
}
for (const input of ['', 'a', '/a', 'http://', 'http://a b', 'http://a:99999', 'http://1.2.3.256']) {
  assert.strictEqual(URL.canParse(input), false);
  assert.throws(() => new URL(input), {
    code: 'ERR_INVALID_URL', name: 'TypeError', message: 'Invalid URL', input,
  });
}
