'use strict';
// Requests that came in one piece are all told before the first tick; their answers go out in
// order, whether handed over at once, later or in parts, and each then tells 'finish', 'close'.
const assert = require('assert');
const http = require('http');
const net = require('net');

const log = [];
const server = http.createServer((request, response) => {
  const { url } = request;
  log.push(`request ${url}`);
  process.nextTick(() => log.push(`tick ${url}`));
  response.on('finish', () => log.push(`finish ${url}`));
  response.on('close', () => log.push(`close ${url}`));
  if (url === '/2') setTimeout(() => response.end('<2>'), 20);
  else if (url === '/4') {
    response.write('<4');
    response.end('>');
  } else response.end(`<${url.slice(1)}>`);
});

server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  const urls = ['/1', '/2', '/3', '/4', '/5'];
  client.write(urls.map((url) => `GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`).join('') +
    'GET /6 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  let text = '';
  client.on('data', (data) => { text += data; });
  client.on('end', () => {
    server.close();
    assert.deepStrictEqual(text.match(/<\d|>/g).join(''), '<1><2><3><4><5><6>');
    const all = [...urls, '/6'];
    assert.deepStrictEqual(log.slice(0, 12), [...all.map((url) => `request ${url}`),
      'tick /1', 'finish /1', 'tick /2', 'tick /3', 'tick /4', 'tick /5']);
    for (const event of ['finish', 'close']) {
      assert.deepStrictEqual(log.filter((line) => line.startsWith(event)),
        all.map((url) => `${event} ${url}`));
    }
  });
});
