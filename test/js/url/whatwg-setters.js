'use strict';
// Setting parts of a URL; what is invalid is ignored, except for href.
const assert = require('assert');

const url = new URL('http://a/b?c#d');
url.protocol = 'https';
url.host = 'x:81';
url.port = '443';
url.pathname = '/p q';
url.search = 'r=1';
url.hash = '';
url.username = 'u@';
assert.strictEqual(url.href, 'https://u%40@x/p%20q?r=1');
assert.strictEqual(url.origin, 'https://x');
url.port = 'none';
url.hostname = 'a b';
url.protocol = 'mailto';
assert.strictEqual(url.href, 'https://u%40@x/p%20q?r=1');
assert.throws(() => { url.href = 'none'; }, { code: 'ERR_INVALID_URL' });
assert.strictEqual(JSON.stringify({ url }), '{"url":"https://u%40@x/p%20q?r=1"}');
