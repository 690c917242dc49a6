'use strict';
// The usual request is recognised without the parser. Whatever is sent is understood as by the
// parser, which reads what comes in two pieces.
const assert = require('assert');
const http = require('http');
const net = require('net');

const heads = [];
const add = (...lines) => heads.push(`${lines.join('\r\n')}\r\n\r\n`);
const host = 'Host: x';

for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'get', 'GETX', 'GE T', '']) {
  add(`${method} / HTTP/1.1`, host);
}
for (const url of ['/a', '/a?b=c&d=%20', '*', 'http://x/', 'x', '', '//', '/a#b', '/a?b#c', '/?',
  '/??', '/"\'<>[]{}|\\^`~!$&()*+,;:=@', '/\u00e4', '/\x7f', '/\t', '/ a', '/a b', '/\x01',
  `/${'a'.repeat(900)}`]) {
  add(`GET ${url} HTTP/1.1`, host);
}
for (const version of ['HTTP/1.0', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/0.9', 'http/1.1', 'HTTP/1.1 ',
  ' HTTP/1.1', 'HTTP/1', '', 'HTTP/1.1\r', 'ICE/1.0']) {
  add(`GET / ${version}`, host);
}
for (const header of ['A: b', 'A:b', 'A:  b \t ', 'A:\tb', 'A:', 'A: ', 'A :b', ' A: b', 'A', ':b',
  'A: b\r\n c', 'A:\r\n c', 'A: b\rc', 'A: b\nC: d', 'A: b\x00c', 'A: b\x01', 'A: b\x7fcdefghij',
  'A: abcdefg\x7f', 'A: b\tc', 'A: \u00e4\u00ff\u0080abcdefgh', 'A\u00e4: b', 'A"b: c', 'A(: b',
  '!#$%&\'*+-.^_`|~09azAZ: b', `A: ${'b'.repeat(3000)}`, `${'A'.repeat(300)}: b`,
  `A: ${'b'.repeat(17000)}`, 'Host: y', 'hOsT: x', 'Connection: keep-alive',
  'connection: Keep-Alive', 'Connection: close', 'Connection: keep-alive ', 'Connection: ',
  'Connection: keep-alive, x', 'Proxy-Connection: close', 'Content-Length: 0', 'Content-Length: x',
  'Content-Length: 0\r\nContent-Length: 0', 'Transfer-Encoding: identity', 'Upgrade: websocket',
  'Expect: 100-continue', 'Expect: nothing', 'Connection: upgrade\r\nUpgrade: x', 'Trailer: x',
  'Keep-Alive: 5']) {
  add('GET /h HTTP/1.1', host, header);
  add('GET /h HTTP/1.1', header, host);
}
add('GET / HTTP/1.1');
heads.push('GET / HTTP/1.1\nHost: x\n\n', '\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n\n', 'GET / HTTP/1.1\r\nHost: x\r\n\rX');

const server = http.createServer((req, res) => {
  const { method, url, httpVersion, rawHeaders, headers, complete } = req;
  res.setHeader('X-Told', Buffer.from(JSON.stringify({
    method, url, httpVersion, rawHeaders: rawHeaders.map((text) => text.slice(0, 99)), complete,
    lengths: rawHeaders.map((text) => text.length), headers: Object.keys(headers),
  })).toString('base64'));
  res.sendDate = false;
  res.end();
});
server.on('clientError', (error, socket) => {
  socket.end(`${error.code} ${error.reason} ${error.bytesParsed} ${error.rawPacket?.length}\n`);
});

const plain = 'GET /plain HTTP/1.1\r\nHost: x\r\n\r\n';

// All that comes back. What is in `pieces` is sent one after the other. The answer to a head that
// is too long may be lost: the server has not read all of it when it ends, and then TCP resets.
function ask(pieces) {
  return new Promise((resolve) => {
    const client = net.connect(server.address().port, '127.0.0.1');
    let text = '';
    client.setEncoding('latin1');
    client.on('data', (data) => { text += data; });
    client.on('error', () => { text = undefined; });
    client.on('close', () => resolve(text));
    pieces.forEach((piece, i) => setTimeout(() => client.write(piece, 'latin1'), i * 30));
    setTimeout(() => client.end(), pieces.length * 30 + 40);
  });
}

// An error says what it knows of its packet, which is another one in pieces. What the server
// answers by itself (417) has a date.
const told = (text) => text.replace(/ \d+ \d+\n$/, '').replace(/^Date: .*\r\n/gm, '');

function same(one, other, head) {
  const shown = JSON.stringify(head.slice(0, 200));
  if (one === undefined || other === undefined) assert.ok(head.length > http.maxHeaderSize, shown);
  else assert.strictEqual(told(one), told(other), shown);
}

server.listen(0, '127.0.0.1', async () => {
  for (let i = 0; i < heads.length; i += 32) {
    await Promise.all(heads.slice(i, i + 32).map(async (head) => {
      const [whole, parsed, behind, parsedBehind] = await Promise.all([
        ask([head]), ask([head.slice(0, 1), head.slice(1)]),
        ask([plain + head + plain]), ask([plain.slice(0, 1), plain.slice(1) + head + plain]),
      ]);
      same(whole, parsed, head);
      same(behind, parsedBehind, head);
    }));
  }
  server.close();
});
