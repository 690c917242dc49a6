// The URL class: parsing, setters, errors, inspection.
'use strict';
const inputs = ['http://user:pa%20ss@Host.COM:80/a/../b?q=1#h', 'https://h:443/', 'file:///C:/x',
  'file:/x', 'mailto:a@b', 'data:text/plain,x', 'javascript:alert(1)', 'http://[::1]:3000/',
  'http://1.2.3', 'http://0x7f.1/', 'http://m\u00fcnchen.de/\u00e4?\u00f6#\u00fc', '//h/p', '/p',
  'http://', 'x', 'http://a b/', 'http://h:99999', 'http://h/%zz', 'blob:http://h/x', 'about:blank',
  'http:/h', 'ws://h:80', 'http://h\\p\\q', '  http://h  ', 'http://ex%41mple.com', 'http://[bad]',
  'http://%/', 'foo://h:x', 'http://h?a#b?c', 'http://a.b.c./', 'urn:isbn:1'];
for (const input of inputs) {
  try {
    const u = new URL(input);
    console.log([u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port,
      u.pathname, u.search, u.hash].join(' | '));
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input);
  }
}
for (const [input, base] of [['p?q', 'http://h/a/b'], ['../x', 'http://h/a/b/c'],
  ['#f', 'http://h/a'], ['', 'http://h/a?q'], ['//o/p', 'https://h'], ['x', 'mailto:a'],
  ['x', 'bad'], ['?x', 'file:///a']]) {
  try {
    console.log(new URL(input, base).href);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const u = new URL('http://h/p');
const changes = { protocol: 'https', host: 'o:81', hostname: 'n', port: '443', pathname: 'a b',
  search: 'x=\u00e9', hash: 'f g', username: 'u:', password: 'p@', href: 'http://z/' };
for (const [name, value] of Object.entries(changes)) {
  u[name] = value;
  console.log(name, u.href);
}
u.port = 'x'; u.protocol = 'foo'; u.host = '';
console.log(u.href, JSON.stringify({ u }), String(u), URL.canParse?.('x') ?? false);
try {
  u.href = 'bad';
} catch (error) {
  console.log(error.code, error.message);
}
for (const action of [() => new URL(), () => URL('http://h')]) {
  try {
    action();
  } catch (error) {
    console.log(error.name, error.code);
  }
}
console.log(u, require('util').inspect({ u }, { depth: 0 }), Object.keys(u));
