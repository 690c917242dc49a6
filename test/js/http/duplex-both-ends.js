'use strict';
// A client and a server over a pair of duplexes; an Agent keeps and reuses such a connection.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

class Side extends Duplex {
  _read() {}
  setKeepAlive() {}
  setTimeout() {}
  ref() {}
  unref() {}
  _write(chunk, encoding, callback) {
    this.other.push(chunk);
    callback();
  }

  _final(callback) {
    this.other.push(null);
    callback();
  }
}

let made = 0;
let answers = 0;
const server = http.createServer((request, response) => {
  response.setHeader('X-Count', String(++answers));
  request.pipe(response);
});
class PairAgent extends http.Agent {
  createConnection() {
    made++;
    const [client, peer] = [new Side(), new Side()];
    [client.other, peer.other] = [peer, client];
    server.emit('connection', peer);
    return client;
  }
}
const agent = new PairAgent({ keepAlive: true });
const bodies = [];
function ask(text, next) {
  const request = http.request({ agent, method: 'POST' }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (part) => { body += part; });
    response.on('end', () => {
      bodies.push(`${response.headers['x-count']} ${body}`);
      setImmediate(next);
    });
  });
  request.end(text);
}
ask('first', () => ask('x'.repeat(100000), () => agent.destroy()));
process.on('exit', () => {
  assert.strictEqual(made, 1);
  assert.deepStrictEqual(bodies, ['1 first', `2 ${'x'.repeat(100000)}`]);
});
