// ws, both sides: frames that break the protocol end the connection with the right code, and harm
// no other one.
'use strict';
const assert = require('assert');
const crypto = require('crypto');
const net = require('net');
const { once } = require('events');
const { WebSocket, WebSocketServer } = require('ws');
const { listen } = require('../fixtures/http');

// What a raw client sends after the handshake: [bytes, the code of ws's error, the close code].
const mask = (header, ...bytes) => Buffer.from([...header, 0, 0, 0, 0, ...bytes]);
const BROKEN = [
  [Buffer.from([0x81, 0x01, 0x61]), 'WS_ERR_EXPECTED_MASK', 1002],
  [mask([0xc1, 0x80]), 'WS_ERR_UNEXPECTED_RSV_1', 1002],
  [mask([0xa1, 0x80]), 'WS_ERR_UNEXPECTED_RSV_2_3', 1002],
  [mask([0x83, 0x80]), 'WS_ERR_INVALID_OPCODE', 1002],
  [mask([0x80, 0x80]), 'WS_ERR_INVALID_OPCODE', 1002],
  [mask([0x09, 0x80]), 'WS_ERR_EXPECTED_FIN', 1002],
  [mask([0x89, 0xfe, 0x00, 0x7e]), 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH', 1002],
  [mask([0x88, 0x81], 1), 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH', 1002],
  [mask([0x88, 0x82], 0x03, 0xec), 'WS_ERR_INVALID_CLOSE_CODE', 1002],
  [mask([0x81, 0x82], 0xc3, 0x28), 'WS_ERR_INVALID_UTF8', 1007],
  [mask([0x82, 0xff, 0, 0, 0, 0, 0, 0x20, 0, 0]), 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 1009],
  [mask([0x82, 0xff, 0xff, 0, 0, 0, 0, 0x20, 0, 0]),
    'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH', 1009],
];

async function rawClient(port) {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
    'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  let answer = '';
  while (!answer.includes('\r\n\r\n')) answer += (await once(socket, 'data'))[0].toString('latin1');
  assert.match(answer, /^HTTP\/1\.1 101 .*sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=/is);
  return socket;
}

async function brokenClients() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 1 << 20 });
  await once(server, 'listening');
  const { port } = server.address();
  const bystander = new WebSocket(`ws://127.0.0.1:${port}`);
  const [[kept]] = await Promise.all([once(server, 'connection'), once(bystander, 'open')]);
  for (const [bytes, code, closeCode] of BROKEN) {
    const connected = once(server, 'connection');
    const socket = await rawClient(port);
    const [ws] = await connected;
    const failed = once(ws, 'error');
    const parts = [];
    socket.on('data', (data) => parts.push(data));
    const ended = once(socket, 'end');
    for (const byte of bytes) socket.write(Buffer.from([byte]));
    assert.strictEqual((await failed)[0].code, code);
    await ended;
    const frame = Buffer.concat(parts);
    assert.deepStrictEqual([frame[0], frame.readUInt16BE(2)], [0x88, closeCode], code);
    socket.destroy();
  }
  bystander.send('still here');
  assert.strictEqual(`${(await once(kept, 'message'))[0]}`, 'still here');
  bystander.terminate();
  assert.strictEqual((await once(kept, 'close'))[0], 1006);
  server.close();
}

// A server that answers the handshake itself, then says what it must not.
async function brokenServers() {
  const frames = { masked: [Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x61]), 'WS_ERR_UNEXPECTED_MASK'],
    deflated: [Buffer.from([0xc1, 0x03, 0xff, 0xff, 0xff]), 'Z_DATA_ERROR'] };
  const server = await listen((req, res) => res.writeHead(426).end());
  server.on('upgrade', (req, socket) => {
    const accept = crypto.createHash('sha1').update(
      `${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n' +
      'connection: upgrade\r\nsec-websocket-extensions: permessage-deflate\r\n' +
      `sec-websocket-accept: ${req.url === '/accept' ? 'wrong' : accept}\r\n\r\n`);
    const frame = frames[req.url.slice(1)];
    if (frame) socket.write(frame[0]);
    socket.on('error', () => {}).resume().on('end', () => socket.end());
  });
  const url = `ws://127.0.0.1:${server.address().port}/`;
  for (const name of Object.keys(frames)) {
    const client = new WebSocket(url + name);
    const [[error], [code]] = await Promise.all([once(client, 'error'),
      new Promise((resolve) => client.on('close', (...args) => resolve(args)))]);
    assert.deepStrictEqual([error.code, code], [frames[name][1], 1006], name);
  }
  const [error] = await once(new WebSocket(`${url}accept`), 'error');
  assert.strictEqual(error.message, 'Invalid Sec-WebSocket-Accept header');
  const plain = new WebSocket(url, { handshakeTimeout: 5000 });
  await once(plain, 'open');
  plain.terminate();
  server.close();
}

brokenClients().then(brokenServers).then(() => console.log('ws broken frames: ok'));
