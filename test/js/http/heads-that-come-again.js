'use strict';
// A head that was made before is the same as one that is made anew, in every form in which a
// program can ask for it, and whatever else the message was told.
const assert = require('assert');
const http = require('http');
const net = require('net');

const json = { 'Content-Type': 'application/json' };
const forms = {
  nothing: (res) => res.end('hello'),
  empty: (res) => res.end(),
  text: (res) => res.setHeader('Content-Type', 'text/plain').end('hello'),
  otherCase: (res) => res.setHeader('content-type', 'text/plain').end('hello'),
  bytes: (res) => res.setHeader('Content-Type', 'text/plain').end(Buffer.from('hello')),
  wide: (res) => res.setHeader('Content-Type', 'text/plain').end('h\u00e4\u4e2d'),
  latin1: (res) => res.end('h\u00e4', 'latin1'),
  code: (res) => { res.statusCode = 404; res.end('no'); },
  codeAsText: (res) => { res.statusCode = '404'; res.end('no'); },
  reason: (res) => { res.statusMessage = 'Fine'; res.end('yes'); },
  noBody: (res) => { res.statusCode = 204; res.end(); },
  notModified: (res) => { res.statusCode = 304; res.setHeader('ETag', '"1"').end(); },
  length: (res) => res.setHeader('Content-Length', 5).end('hello'),
  lengthAsText: (res) => res.setHeader('Content-Length', '5').end('hello'),
  wrongLength: (res) => res.setHeader('Content-Length', 5).end('hell'),
  two: (res) => res.setHeader('X-A', 'a').setHeader('X-B', 2).end('hello'),
  reversed: (res) => res.setHeader('X-B', 2).setHeader('X-A', 'a').end('hello'),
  several: (res) => res.setHeader('Set-Cookie', ['a=1', 'b=2']).end('hello'),
  latin1Value: (res) => res.setHeader('X-A', 'h\u00e4').end('hello'),
  disposition: (res) => res.setHeader('Content-Disposition', 'filename="h\u00e4"').end('hello'),
  numbers: (res) => res.setHeader('b', 1).setHeader('10', 1).setHeader('9', 1).end('hello'),
  noDate: (res) => { res.sendDate = false; res.end('hello'); },
  ownDate: (res) => res.setHeader('Date', 'today').end('hello'),
  removedDate: (res) => { res.removeHeader('Date'); res.end('hello'); },
  removedLength: (res) => { res.removeHeader('Content-Length'); res.end('hello'); },
  keepAlive: (res) => res.setHeader('Keep-Alive', 'timeout=1').end('hello'),
  writeHead: (res) => res.writeHead(200).end('hello'),
  object: (res) => res.writeHead(200, json).end('{}'),
  objectEmpty: (res) => res.writeHead(200, json).end(),
  objectLength: (res) => res.writeHead(200, { ...json, 'Content-Length': 2 }).end('{}'),
  flat: (res) => res.writeHead(200, ['X-A', '1', 'X-A', '2']).end('hello'),
  pairs: (res) => res.writeHead(200, [['X-A', '1'], ['X-A', '2']]).end('hello'),
  merged: (res) => res.setHeader('X-A', '1').writeHead(200, { 'X-A': 2, 'X-B': 3 }).end('hello'),
  reasonGiven: (res) => res.writeHead(200, 'Fine', json).end('{}'),
  bytesBehind: (res) => res.writeHead(200, json).end(Buffer.from('{}')),
  wideBehind: (res) => res.writeHead(200, { 'X-A': 'h\u00e4' }).end('\u4e2d'),
  encoded: (res) => res.writeHead(200).end('6869', 'hex'),
  noBodyBehind: (res) => res.writeHead(304, json).end(),
  pieces: (res) => { res.setHeader('X-A', '1'); res.write('hel'); res.end('lo'); },
  trailer: (res) => {
    res.writeHead(200, { 'Trailer': 'X-T', 'Transfer-Encoding': 'chunked' });
    res.addTrailers({ 'X-T': '1' });
    res.end('hello');
  },
};
const kTimes = 4; // the third is the first that can be an old one

const server = http.createServer((req, res) => {
  const before = res._storeHeader;
  const anew = req.headers['x-anew'] !== undefined;
  // What is overridden is asked each time.
  if (anew) res._storeHeader = function(...args) { return before.apply(this, args); };
  if (anew) res._uniqueHeaders = new Set();
  forms[req.url.slice(1)](res);
  assert.ok(res.headersSent);
  assert.strictEqual(res.writableEnded, true);
});

function ask(form, method, anew) {
  const extra = anew ? 'X-Anew: 1\r\n' : '';
  return `${method} /${form} HTTP/1.1\r\nHost: a\r\n${extra}\r\n`;
}

// All of them on one connection, one after the other; what came between is one answer's.
async function answers(requests) {
  const socket = net.connect(server.address().port, '127.0.0.1');
  const texts = [];
  for (const request of requests) {
    socket.write(request);
    let text = '';
    do {
      const [chunk] = await new Promise((resolve) => socket.once('data', (...got) => resolve(got)));
      text += chunk.toString('latin1');
      await new Promise((resolve) => setTimeout(resolve, 2));
    } while (!text.includes('\r\n\r\n'));
    texts.push(text.replace(/\r\nDate: [A-Z][^\r]*GMT/, '\r\nDate: now'));
  }
  socket.destroy();
  return texts;
}

server.listen(0, '127.0.0.1', async () => {
  for (const form of Object.keys(forms)) {
    for (const method of ['GET', 'HEAD']) {
      const made = (await answers([ask(form, method, true)]))[0];
      assert.match(made, /^HTTP\/1\.1 \d\d\d /);
      // With another kind of message in between, and each on a connection that may be closed.
      for (let i = 0; i < kTimes; i++) {
        assert.deepStrictEqual(await answers([ask(form, method, false)]), [made], form);
      }
    }
  }
  server.close();
});
