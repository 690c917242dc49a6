// url.parse, format, resolve, fileURLToPath, pathToFileURL, domainTo..., urlToHttpOptions.
// options: --no-deprecation
'use strict';
const url = require('url');
const attempt = require('../fixtures/attempt');

for (const text of ['http://u:p@h.com:80/p/a/t/h?query=string#hash', '//h/p', '/p?x', 'mailto:a@b',
  'javascript:x', 'HTTP://H/', 'http://h:x', 'x', '', 'http://a b', 'http://h?q', 'http://h#f']) {
  attempt(() => url.parse(text));
}
attempt(() => url.parse('http://h/?a=1&b=2', true).query);
attempt(() => url.parse('//h/p', false, true).host);
attempt(() => url.parse(1));
attempt(() => url.format({ protocol: 'https', hostname: 'h', port: 1, pathname: 'p', query: { a: 1,
  b: [2, 3] }, hash: 'x' }));
attempt(() => url.format(new URL('http://u:p@xn--mnchen-3ya.de/?q#h'), { auth: false, unicode: true,
  fragment: false, search: false }));
attempt(() => url.format(1));
attempt(() => url.format('http://h/a b'));
for (const [from, to] of [['/one/two', 'three'], ['http://h/a', '/b'], ['http://h/a/b', '../c'],
  ['http://h', '//o'], ['', 'x'], ['http://h/a?q', '#f'], ['mailto:a', 'b']]) {
  attempt(() => url.resolve(from, to));
}
attempt(() => url.fileURLToPath('file:///a%20b/c'));
attempt(() => url.fileURLToPath('file://h/a'));
attempt(() => url.fileURLToPath('http://h/a'));
attempt(() => url.fileURLToPath('file:///a%2Fb'));
attempt(() => url.fileURLToPath(1));
attempt(() => url.pathToFileURL('/a b/#c?d%\\\n').href);
attempt(() => url.pathToFileURL('/dir/').href);
attempt(() => url.pathToFileURL(1));
attempt(() => [url.domainToASCII('espa\u00f1ol.com'), url.domainToASCII('xn--i\u00f1valid.com')]);
attempt(() => url.domainToUnicode('xn--espaol-zwa.com'));
attempt(() => url.urlToHttpOptions(new URL('https://a:b@[::1]:8/p?x=1#y')));
attempt(() => url.urlToHttpOptions(1));
