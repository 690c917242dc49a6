// ws, server and client: texts, binaries, fragments, pings, permessage-deflate, subprotocols,
// refused handshakes, the stream over a socket, a broadcast.
'use strict';
const assert = require('assert');
const http = require('http');
const { once } = require('events');
const { WebSocket, WebSocketServer, createWebSocketStream } = require('ws');
const { listen } = require('../fixtures/http');

const at = (server, path = '') => `ws://127.0.0.1:${server.address().port}${path}`;

async function message(socket) {
  const [data, binary] = await once(socket, 'message');
  return binary ? data : `${data}`;
}

async function echoes(deflate) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: deflate,
    maxPayload: 8 << 20 });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
  });
  const client = new WebSocket(at(server), { perMessageDeflate: deflate });
  await once(client, 'open');
  assert.strictEqual(client.extensions, deflate ? 'permessage-deflate' : '');
  const large = Buffer.alloc(2 << 20);
  for (let i = 0; i < large.length; i += 1) large[i] = (i * i) >> 7;
  for (const value of ['', 'text', 'größer \u{1f600}', 'compressible '.repeat(100000),
    Buffer.alloc(0), Buffer.from([1, 2, 3]), large]) {
    client.send(value);
    const answer = await message(client);
    assert.ok(typeof value === 'string' ? answer === value : answer.equals(value));
  }
  client.send('frag', { fin: false });
  client.send('ment', { fin: false });
  client.send('ed', { fin: true });
  assert.strictEqual(await message(client), 'fragmented');
  client.ping('are you there');
  assert.strictEqual(`${(await once(client, 'pong'))[0]}`, 'are you there');
  const numbers = Array.from({ length: 500 }, (_, i) => `n${i}`);
  const heard = [];
  client.on('message', (data) => heard.push(`${data}`));
  for (const number of numbers) client.send(number);
  while (heard.length < numbers.length) await once(client, 'message');
  assert.deepStrictEqual(heard, numbers);
  client.close(1000, 'done');
  assert.deepStrictEqual((await once(client, 'close')).map(String), ['1000', 'done']);
  server.close();
  await once(server, 'close');
}

async function negotiates() {
  const server = await listen(http.createServer());
  const sockets = new WebSocketServer({ noServer: true,
    handleProtocols: (offered) => (offered.has('v2') ? 'v2' : false) });
  server.on('upgrade', (req, socket, head) => {
    if (req.url === '/closed') {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(req, socket, head, (ws) => ws.send(req.headers.authorization || 'none'));
  });
  const client = new WebSocket(at(server, '/open'), ['v1', 'v2'],
    { headers: { authorization: 'Bearer x' } });
  const first = once(client, 'message');
  await once(client, 'open');
  assert.deepStrictEqual([client.protocol, `${(await first)[0]}`], ['v2', 'Bearer x']);
  const closed = once(client, 'close'); // may come before the other's error
  client.close();
  const [error] = await once(new WebSocket(at(server, '/closed')), 'error');
  assert.strictEqual(error.message, 'Unexpected server response: 401');
  await closed;
  server.close();
}

async function streams() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    const duplex = createWebSocketStream(socket);
    duplex.pipe(duplex);
  });
  const duplex = createWebSocketStream(new WebSocket(at(server)));
  const chunk = Buffer.alloc(64 << 10, 'w');
  (async () => {
    for (let i = 0; i < 32; i += 1) {
      if (!duplex.write(chunk)) await once(duplex, 'drain');
    }
    duplex.end();
  })();
  let bytes = 0;
  for await (const part of duplex) bytes += part.length;
  assert.strictEqual(bytes, 32 * chunk.length);
  server.close();
}

async function main() {
  await echoes(false);
  await echoes(true);
  await negotiates();
  await streams();
  console.log('ws messages: ok');
}

main();
