'use strict';
// HTTPParser: messages in pieces call back; what a head's callback returns decides on the body;
// errors are returned; a paused parser keeps what it was given.
const assert = require('assert');
const { HTTPParser } = require('_http_common');

const { kOnHeaders, kOnHeadersComplete, kOnBody, kOnMessageComplete } = HTTPParser;

function make(type, answer) {
  const parser = new HTTPParser();
  const seen = [];
  parser.initialize(type, {});
  parser[kOnHeaders] = (headers, url) => seen.push(['headers', headers.length, url]);
  parser[kOnHeadersComplete] = (major, minor, headers, method, url, status, message, upgrade,
    keepAlive) => {
    seen.push([`${major}.${minor}`, headers, method ?? status, url ?? message, upgrade, keepAlive]);
    return answer;
  };
  parser[kOnBody] = (bytes) => seen.push(String(bytes));
  parser[kOnMessageComplete] = () => seen.push('end');
  const feed = (text) => parser.execute(Buffer.from(text), 0, text.length);
  return { parser, seen, feed };
}

{
  const { parser, seen, feed } = make(HTTPParser.REQUEST);
  assert.strictEqual(feed('POST /1'), 7);
  assert.strictEqual(feed('/22 HTTP/1.1\r\nContent-Length: 4\r\n\r\npong'), 39);
  assert.deepStrictEqual(seen,
    [['1.1', ['Content-Length', '4'], 3, '/1/22', false, true], 'pong', 'end']);
  assert.strictEqual(parser.finish(), undefined);
}
{
  const { seen, feed } = make(HTTPParser.RESPONSE, 1); // as for HEAD
  feed('HTTP/1.1 200 Fine\r\nContent-Length: 4\r\n\r\nHTTP/1.0 204 None\r\n\r\n');
  assert.deepStrictEqual(seen, [
    ['1.1', ['Content-Length', '4'], 200, 'Fine', false, true], 'end',
    ['1.0', [], 204, 'None', false, false], 'end',
  ]);
}
{
  const { seen, feed } = make(HTTPParser.REQUEST);
  const head = 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  assert.strictEqual(feed(`${head}rest`), head.length);
  assert.strictEqual(seen[0][4], true);
}
{
  const { seen, feed } = make(HTTPParser.REQUEST);
  feed(`GET /many HTTP/1.1\r\n${'A: b\r\n'.repeat(40)}\r\n`);
  assert.deepStrictEqual(seen, [
    ['headers', 62, '/many'], ['headers', 18, ''],
    ['1.1', undefined, 1, undefined, false, true], 'end',
  ]);
}
{
  const { seen, feed } = make(HTTPParser.REQUEST);
  const error = feed('BROKEN / HTTP/1.1\r\n\r\n');
  assert.ok(error instanceof Error);
  assert.strictEqual(error.message, 'Parse Error');
  assert.strictEqual(error.code, 'HPE_INVALID_METHOD');
  assert.deepStrictEqual(seen, []);
}
{
  const { parser, seen, feed } = make(HTTPParser.REQUEST);
  const plain = parser[kOnHeadersComplete];
  parser[kOnHeadersComplete] = (...given) => {
    parser.pause();
    return plain(...given);
  };
  feed('POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi');
  assert.strictEqual(seen.length, 1);
  parser.resume();
  assert.deepStrictEqual(seen.slice(1), ['hi', 'end']);
}
