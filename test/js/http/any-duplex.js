'use strict';
// http over streams that are no sockets: a server that is handed one, a client whose
// createConnection makes one; and an upgrade, behind which the duplex is its owner's again.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

// Two ends: what one writes, the other reads.
function makePair() {
  const ends = [0, 1].map((side) => new Duplex({
    read() {},
    write(chunk, encoding, callback) {
      setImmediate(() => {
        ends[1 - side].push(chunk);
        callback();
      });
    },
    final(callback) {
      ends[1 - side].push(null);
      callback();
    },
  }));
  return ends;
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (data) => parts.push(data));
  request.on('end', () => {
    assert(!('remoteAddress' in request.socket));
    response.setHeader('X-Method', request.method);
    response.write('got ');
    response.end(Buffer.concat(parts));
  });
});
server.on('upgrade', (request, duplex, head) => {
  assert.strictEqual(head.toString(), 'early');
  duplex.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  duplex.on('data', (data) => duplex.end(`echo ${data}`));
});

function ask(body, then) {
  const [ours, theirs] = makePair();
  server.emit('connection', theirs);
  const request = http.request({ createConnection: () => ours, method: 'POST', host: 'none' });
  request.on('response', (response) => {
    assert.strictEqual(response.headers['x-method'], 'POST');
    let text = '';
    response.setEncoding('utf8').on('data', (data) => { text += data; });
    response.on('end', () => {
      assert.strictEqual(text, `got ${body}`);
      then();
    });
  });
  request.end(body);
}

function upgrade() {
  const [ours, theirs] = makePair();
  server.emit('connection', theirs);
  let text = '';
  ours.on('data', (data) => {
    text += data.toString('latin1');
    if (text.endsWith('\r\n\r\n')) ours.write('later');
  });
  ours.on('end', () => {
    assert(text.endsWith('\r\n\r\necho later'), text);
    console.log('done');
  });
  ours.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nearly');
}

ask('hello', () => ask('x'.repeat(300000), upgrade));
