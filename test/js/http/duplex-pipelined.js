'use strict';
// Many requests at once on a duplex, in pieces, and its end behind them: all are answered in order.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

const kCount = 1000;
let sent = '';
const server = http.createServer((request, response) => response.end(`<${request.url}>`));
const duplex = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    sent += chunk.latin1Slice();
    callback();
  },
});
server.httpAllowHalfOpen = true;
server.emit('connection', duplex);
let text = '';
for (let i = 0; i < kCount; i++) text += `GET /${i} HTTP/1.1\r\nHost: x\r\n\r\n`;
for (let at = 0; at < text.length; at += 1000) {
  duplex.push(Buffer.from(text.slice(at, at + 1000)));
}
duplex.push(null);
process.on('exit', () => {
  const expected = Array.from({ length: kCount }, (_, i) => `</${i}>`);
  assert.deepStrictEqual(sent.match(/<[^>]*>/g), expected);
});
