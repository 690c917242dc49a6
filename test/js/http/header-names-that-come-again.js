'use strict';
// The headers of a request whose names came before are the same as those that are read anew.
const assert = require('assert');
const http = require('http');
const net = require('net');

const lists = [
  ['Host: a'],
  ['Host: a', 'Accept: */*', 'X-One: 1'],
  ['Host: a', 'ACCEPT: */*', 'x-one: 1'],
  ['Host: a', 'X-Empty:', 'X-Blank:   \t ', 'X-Padded: \t a b \t '],
  ['Host: a', 'X-Colons: a:b:c', 'X-Quoted: "a, b"', 'X-High: h\xe4\xff'],
  ['Host: a', 'X-Two: 1', 'x-two: 2', 'Cookie: a=1', 'Cookie: b=2', 'Age: 1', 'Age: 2'],
  ['Host: a', 'Set-Cookie: a=1'],
  ['Host: a', '10: ten', 'b: b', '9: nine'],
  ['Host: a', '__proto__: 1', 'constructor: 2', 'toString: 3'],
  ['Host: a', ...Array.from({ length: 70 }, (_, i) => `X-N${i}: ${i}`)],
];
const kTimes = 40; // more often than a list has to come until it is known

const server = http.createServer((req, res) => {
  const [way, times] = req.url.slice(1).split('-');
  if (way === 'raw') req.rawHeaders.length; // read first, the headers follow from them
  const { headers } = req;
  assert.strictEqual(req.headers, headers);
  assert.strictEqual(Object.getPrototypeOf(headers), Object.prototype);
  const told = JSON.stringify([Object.entries(headers), req.rawHeaders, req.headersDistinct]);
  headers.mine = times;
  res.end(Buffer.from(told));
});

async function ask(list, way) {
  const socket = net.connect(server.address().port, '127.0.0.1');
  const lines = [...list, 'Connection: keep-alive'];
  const bodies = [];
  for (let i = 0; i < kTimes; i++) {
    socket.write(`GET /${way}-${i} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
    let text = '';
    while (!text.includes('\r\n\r\n') ||
        text.length < text.indexOf('\r\n\r\n') + 4 + Number(/length: (\d+)/i.exec(text)[1])) {
      text += await new Promise((resolve) => socket.once('data', (bytes) => {
        resolve(bytes.toString('latin1'));
      }));
    }
    bodies.push(text.slice(text.indexOf('\r\n\r\n') + 4));
  }
  socket.destroy();
  return bodies;
}

server.listen(0, '127.0.0.1', async () => {
  for (const list of lists) {
    const [expected] = await ask(list, 'raw');
    for (const body of await ask(list, 'known')) assert.strictEqual(body, expected);
    // The same names, other values.
    const others = list.map((line) => `${line.split(':')[0]}: other`);
    const [different] = await ask(others, 'raw');
    for (const body of await ask(others, 'known')) assert.strictEqual(body, different);
  }
  server.close();
});
