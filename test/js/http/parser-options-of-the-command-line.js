'use strict';
// --max-http-header-size and --insecure-http-parser hold for servers and requests that do not say.
const assert = require('assert');
const { spawnSync } = require('child_process');
const http = require('http');
const net = require('net');

function child() {
  const server = http.createServer((request, response) => response.end());
  server.on('clientError', (error, socket) => socket.end(error.code));
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.end(`GET / HTTP/1.1\r\nHost: x\r\nX: ${process.argv[3]}\r\n\r\n`);
    let reply = '';
    client.on('data', (data) => { reply += data; });
    client.on('close', () => {
      console.log(http.maxHeaderSize, reply.split('\r\n', 1)[0]);
      server.close();
      server.closeAllConnections();
    });
  });
}

if (process.argv[2] === 'child') {
  child();
} else {
  const run = (option, value) => {
    const { stdout, stderr } = spawnSync(process.execPath, [option, __filename, 'child', value]);
    return [String(stdout).trim(), String(stderr).includes('Warning: Using insecure HTTP parsing')];
  };
  const long = 'x'.repeat(200);
  assert.deepStrictEqual(run('--no-warnings', long), ['16384 HTTP/1.1 200 OK', false]);
  assert.deepStrictEqual(run('--max-http-header-size=100', long),
    ['100 HPE_HEADER_OVERFLOW', false]);
  assert.deepStrictEqual(run('--no-warnings', 'a\u0001'),
    ['16384 HPE_INVALID_HEADER_TOKEN', false]);
  assert.deepStrictEqual(run('--insecure-http-parser', 'a\u0001'), ['16384 HTTP/1.1 200 OK', true]);
  assert.throws(() => { http.maxHeaderSize = 1; }, TypeError);
}
