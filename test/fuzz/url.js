'use strict';
// Fuzzes URL, URLSearchParams and the legacy url module with strings from a seed:
//
//   orrery url.js <rounds> [canary]      exits with 1 at the first thing that is not so
//
// With `canary` it also asserts something wrong, which it must find.
const url = require('url');
const { random } = require('./fixtures/random');

const [rounds, canary] = [Number(process.argv[2] || 1000), process.argv[3] === 'canary'];
const pieces = ['http', 'https', 'file', 'ws', 'data', 'x-y', ':', '/', '//', '///', '\\', '?', '#', '@',
  '[', ']', '[::1]', '127.0.0.1', '0x7f.1', '1e3', '%', '%2e', '%00', '%zz', '..', '.', 'a', 'b.c',
  'xn--', 'ex\u00e4mple', '\u2603', '\ud83e\ude90', '\ud800', ' ', '\t', '\n', '+', '&', '=', ';', '|',
  ':80', ':65536', ':0', 'user:pw', 'C|', 'localhost', '', '\0', '*', '~', '^', '`', '{', '}', '"', '<'];

function text(most) {
  let made = random(3) === 0 ? 'http://' : '';
  for (let left = random(most) + 1; left > 0; left--) made += pieces[random(pieces.length)];
  return made;
}

function require_(holds, what, input) {
  if (holds) return;
  console.error(`not so: ${what}: ${JSON.stringify(input)}`);
  process.exit(1);
}

function parse(input, base) {
  try {
    return new URL(input, base);
  } catch (error) {
    require_(error.code === 'ERR_INVALID_URL' && error instanceof TypeError,
      `a bad URL throws ERR_INVALID_URL, not ${error.stack}`, input);
    return null;
  }
}

function whole(parsed, input) {
  const again = parse(parsed.href);
  require_(again !== null && again.href === parsed.href, 'href parses to itself', input);
  for (const part of ['protocol', 'host', 'pathname', 'search', 'hash', 'username', 'password']) {
    require_(parsed.href.includes(parsed[part]), `href has its ${part}`, input);
  }
  require_(/^[\x21-\x7e]*$/.test(parsed.href.replace(/ /g, '')), 'href is ASCII', input);
  require_(parsed.toString() === parsed.href && parsed.toJSON() === parsed.href, 'texts agree', input);
  if (canary) require_(!parsed.search.includes('%'), 'the canary: no escapes in a query', input);
}

function setters(parsed) {
  const part = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'username',
    'password'][random(9)];
  const value = text(4);
  parsed[part] = value;
  const again = parse(parsed.href);
  require_(again !== null && again.href === parsed.href, `a set ${part} keeps href sound`,
    [parsed.href, value]);
}

function params(input) {
  const made = new URLSearchParams(input);
  const again = new URLSearchParams(made.toString());
  require_(again.toString() === made.toString(), 'parameters parse to themselves', input);
  made.append(input, input);
  require_(made.has(input) && made.getAll(input).length > 0, 'what is appended is there', input);
}

function legacy(input) {
  try {
    require_(typeof url.parse(input).href === 'string', 'url.parse has an href', input);
    require_(typeof url.resolve('http://a/b/c', input) === 'string', 'url.resolve is text', input);
  } catch (error) {
    require_(['ERR_INVALID_URL', 'ERR_INVALID_ARG_VALUE'].includes(error.code) ||
      error instanceof URIError, `url.parse throws its own errors, not ${error.stack}`, input);
  }
}

for (let round = 0; round < rounds; round++) {
  const input = text(8);
  const parsed = parse(input, random(2) === 0 ? 'http://base/x/y?z' : undefined);
  if (parsed !== null) {
    whole(parsed, input);
    setters(parsed);
  }
  params(text(6));
  legacy(text(6));
}
console.log(`${rounds} rounds`);
