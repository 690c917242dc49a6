'use strict';

// URLs and their queries: parsing, resolving, changing, writing.
//
// kind: task
// unit: call
// target: all 1.0 of node-api

const url = require('url');
const { rows } = require('../rows');

const long = 'https://user:secret@example.com:8080/a/long/path/to/a/file.html' +
  '?first=1&second=two&third=3%20three#there';

const context = () => ({
  URL, URLSearchParams, url, long, query: 'first=1&second=two&third=3%20three&first=4',
  base: new URL('https://example.com/a/b'), parsed: new URL(long),
});

rows([
  ['new URL, short', 'new c.URL("https://example.com/").href', '"https://example.com/"'],
  ['new URL, long', 'new c.URL(c.long).href', 'c.long'],
  ['new URL, a path and a base', 'new c.URL("../c?d=e", c.base).href',
    '"https://example.com/c?d=e"'],
  ['new URL, to be encoded', 'new c.URL("HTTP://Example.com/a b/\\u00e9").href',
    '"http://example.com/a%20b/%C3%A9"'],
  ['getters', 'c.parsed.hostname + c.parsed.pathname + c.parsed.search',
    '"example.com/a/long/path/to/a/file.html?first=1&second=two&third=3%20three"'],
  ['set pathname', '(c.parsed.pathname = "/a/long/path/to/a/file.html")'],
  ['new URLSearchParams', 'new c.URLSearchParams(c.query).get("second")', '"two"'],
  ['URLSearchParams, toString', 'new c.URLSearchParams(c.query).toString()',
    '"first=1&second=two&third=3+three&first=4"'],
  ['url.parse', 'c.url.parse(c.long).pathname', '"/a/long/path/to/a/file.html"'],
], { sizes: [1], context });
