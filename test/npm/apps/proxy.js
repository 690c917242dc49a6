'use strict';
// experiments/apps/proxy: bytes come through whole, half-closed both ways, slow readers hold the
// fast writers back, errors go on to the other side.
const assert = require('assert');
const crypto = require('crypto');
const net = require('net');
const path = require('path');
const readline = require('readline');
const { once } = require('events');
const { start } = require('./fixtures/start');

async function listen(onSocket) {
  const server = net.createServer({ allowHalfOpen: true }, onSocket);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

async function proxyOf(port) {
  const proxy = await start(path.join('proxy', 'proxy.js'), ['0', `127.0.0.1:${port}`]);
  const lines = readline.createInterface({ input: proxy.child.stdout })[Symbol.asyncIterator]();
  const [host, own] = proxy.firstLine.split(':');
  return {
    connect: () => net.connect({ host, port: Number(own), allowHalfOpen: true }),
    async report() {
      proxy.child.kill('SIGUSR2');
      return JSON.parse((await lines.next()).value);
    },
    async stop() {
      proxy.child.kill('SIGTERM');
      assert.deepStrictEqual(await proxy.ended, [0, null]);
    },
  };
}

async function readAll(socket) {
  const parts = [];
  for await (const part of socket) parts.push(part);
  return Buffer.concat(parts);
}

// The answer is sent after the question's end: both halves have to be passed on.
async function wholeAndHalfClosed(proxy, bytes) {
  const answers = await Promise.all(Array.from({ length: 20 }, async () => {
    const socket = proxy.connect();
    socket.end(bytes);
    return readAll(socket);
  }));
  const digest = crypto.createHash('sha256').update(bytes).digest();
  for (const answer of answers) assert(answer.equals(digest));
}

// A client that does not read: what can be sent to it comes to a stop, far below what there is.
async function backPressure(server, proxy, state) {
  const socket = proxy.connect();
  socket.pause();
  socket.write('endless');
  let before = -1;
  while (state.sent !== before || state.sent === 0) {
    before = state.sent;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert(state.sent < 64 * 1024 * 1024, `${state.sent} bytes went to nobody`);
  socket.resume();
  let got = 0;
  for await (const part of socket) {
    got += part.length;
    if (got > before + 1024 * 1024) break;
  }
  socket.destroy();
}

const bytes = crypto.randomBytes(2 * 1024 * 1024 + 3);
const state = { sent: 0 };

function onSocket(socket) {
  const hash = crypto.createHash('sha256');
  socket.on('error', () => {});
  socket.once('data', (first) => {
    if (`${first}` === 'endless') return sendEndlessly(socket);
    if (`${first}` === 'reset') return socket.resetAndDestroy();
    hash.update(first);
    socket.on('data', (part) => hash.update(part));
    socket.on('end', () => socket.end(hash.digest()));
  });
}

function sendEndlessly(socket) {
  const piece = Buffer.alloc(64 * 1024);
  const send = () => {
    while (!socket.destroyed && socket.write(piece)) state.sent += piece.length;
    state.sent += piece.length;
  };
  socket.on('drain', send);
  send();
}

(async () => {
  const server = await listen(onSocket);
  const proxy = await proxyOf(server.address().port);
  await wholeAndHalfClosed(proxy, bytes);
  const { open, connections, up, down, failed } = await proxy.report();
  assert.deepStrictEqual({ open, connections, failed }, { open: 0, connections: 20, failed: 0 });
  assert.deepStrictEqual([up, down], [20 * bytes.length, 20 * 32]);

  await backPressure(server, proxy, state);
  const reset = proxy.connect();
  reset.write('reset');
  const [error] = await once(reset, 'error');
  assert.strictEqual(error.code, 'ECONNRESET');
  while ((await proxy.report()).open > 0);
  server.close();
  await proxy.stop();

  const nobody = await proxyOf(1); // a port on which nobody listens
  const refused = nobody.connect();
  assert.strictEqual((await once(refused, 'error'))[0].code, 'ECONNRESET');
  assert.strictEqual((await nobody.report()).failed, 1);
  await nobody.stop();
  console.log('proxy: ok');
})();
