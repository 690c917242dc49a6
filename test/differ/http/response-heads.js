// What a response sends, byte for byte, for versions, methods and many ways to set its head.
'use strict';
const http = require('http');
const net = require('net');

const requests = {
  'close': 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'keep': 'GET / HTTP/1.1\r\nHost: h\r\n\r\n',
  'head': 'HEAD / HTTP/1.1\r\nHost: h\r\n\r\n',
  '1.0': 'GET / HTTP/1.0\r\n\r\n',
  '1.0 keep': 'GET / HTTP/1.0\r\nConnection: keep-alive\r\nTE: chunked\r\n\r\n',
};
const set = (...pairs) => (response) => {
  for (const [name, value] of pairs) response.setHeader(name, value);
  response.end('body');
};
const remove = (...names) => (response) => {
  for (const name of names) response.removeHeader(name);
  response.write('a');
  response.end('b');
};
const responses = {
  body: (response) => response.end('body'),
  nothing: (response) => response.end(),
  writes: (response) => {
    response.write('a');
    response.end(Buffer.from('b'));
  },
  head: (response) => response.writeHead(201, 'Made', { A: 1, b: ['x', 'y'] }).end('c'),
  pairs: (response) => response.writeHead(200, [['A', '1'], ['A', '2']]).end(),
  flat: (response) => response.writeHead(200, ['A', '1', 'A', '2']).end('d'),
  over: (response) => response.setHeader('A', 0).writeHead(200, { a: 5 }).end(),
  none: (response) => response.writeHead(200, null).end(),
  status: (response) => response.writeHead(299).end(),
  noContent: (response) => response.writeHead(204, { 'Transfer-Encoding': 'chunked' }).end(),
  notModified: (response) => response.writeHead(304, { 'Content-Length': 5 }).end(),
  trailers: (response) => {
    response.write('e');
    response.addTrailers({ T: '1', U: ['2', '3'] });
    response.end();
  },
  hints: (response) => {
    response.writeContinue();
    response.writeProcessing();
    response.writeEarlyHints({ 'link': '</a>; rel=preload', 'x-a': 'b' });
    response.end();
  },
  flush: (response) => {
    response.flushHeaders();
    response.end('f');
  },
  corked: (response) => {
    response.cork();
    response.write('g');
    response.write('h');
    response.uncork();
    response.end('i');
  },
  unchunked: (response) => {
    response.useChunkedEncodingByDefault = false;
    response.write('j');
    response.end();
  },
  undated: (response) => {
    response.sendDate = false;
    response.end('k');
  },
  kept: (response) => {
    response.shouldKeepAlive = false;
    response.end('l');
  },
  connection: set(['Connection', 'close']),
  upgrade: set(['Connection', 'Upgrade, close']),
  keepAlive: set(['Keep-Alive', 'timeout=9']),
  chunked: set(['Transfer-Encoding', 'chunked']),
  identity: set(['Transfer-Encoding', 'identity']),
  both: set(['Transfer-Encoding', 'chunked'], ['Content-Length', 4]),
  length: set(['content-length', '4']),
  lists: set(['Set-Cookie', ['a', 'b']], ['Cookie', ['a', 'b']], ['X', ['a', 'b']]),
  cases: set(['aB', 1], ['Ab', 2], ['10', 3], ['2', 4]),
  noLength: remove('content-length'),
  noChunks: remove('transfer-encoding'),
  neither: remove('content-length', 'transfer-encoding'),
  noConnection: remove('connection'),
  noDate: remove('date'),
};

function show(name, kind, text) {
  const bytes = JSON.stringify(text.replace(/Date: [^\r]*/g, 'Date: D'));
  console.log(name, kind, bytes);
}

(async () => {
  for (const name of Object.keys(responses)) {
    for (const kind of Object.keys(requests)) {
      const server = http.createServer((request, response) => responses[name](response));
      await new Promise((done) => server.listen(0, '127.0.0.1', done));
      const text = await new Promise((done) => {
        let received = '';
        const socket = net.connect(server.address().port, '127.0.0.1');
        socket.setEncoding('latin1').on('data', (part) => { received += part; });
        socket.on('close', () => done(received)).end(requests[kind]);
      });
      show(name, kind, text);
      await new Promise((done) => server.close(done));
    }
  }
})();
