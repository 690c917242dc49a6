// socket.io and its client: both transports and the step from one to the other, acknowledgements,
// binary events, rooms, namespaces, middleware that refuses, and leaving.
'use strict';
const assert = require('assert');
const { once } = require('events');
const { Server } = require('socket.io');
const { io: connect } = require('socket.io-client');
const { listen } = require('../fixtures/http');

function makeServer(http, left) {
  const io = new Server(http);
  io.use((socket, next) => {
    socket.data.user = socket.handshake.auth.user;
    next(socket.data.user === 'mallory' ? new Error('not you') : undefined);
  });
  io.on('connection', (socket) => {
    socket.join('room');
    socket.on('echo', (value, acknowledge) => acknowledge(value));
    socket.on('bytes', (bytes) => socket.emit('bytes', Buffer.concat([bytes, Buffer.from('!')])));
    socket.on('tell', () => io.to('room').emit('news', socket.data.user));
    socket.on('disconnect', (reason) => left.push(reason));
  });
  io.of('/other').on('connection', (socket) => socket.emit('welcome', 'to other'));
  return io;
}

const next = (socket, event) => new Promise((resolve) => socket.once(event, resolve));

async function talk(url, transports, ends) {
  const socket = connect(url, { transports, auth: { user: 'ann' }, forceNew: true });
  await next(socket, 'connect');
  const { engine } = socket.io;
  if (engine.transport.name !== ends) await next(engine, 'upgrade');
  assert.strictEqual(engine.transport.name, ends);
  const value = { x: [1, '\u00e9', null] };
  assert.deepStrictEqual(
    await new Promise((resolve) => { socket.emit('echo', value, resolve); }), value);
  socket.emit('bytes', Buffer.from('abc'));
  assert.strictEqual(`${await next(socket, 'bytes')}`, 'abc!');
  socket.emit('tell');
  assert.strictEqual(await next(socket, 'news'), 'ann');
  socket.disconnect();
}

async function main() {
  const http = await listen(() => {});
  const left = [];
  const io = makeServer(http, left);
  const url = `http://127.0.0.1:${http.address().port}`;
  await talk(url, ['websocket'], 'websocket');
  await talk(url, ['polling'], 'polling');
  await talk(url, ['polling', 'websocket'], 'websocket');

  const refused = connect(url, { auth: { user: 'mallory' }, forceNew: true });
  assert.strictEqual((await next(refused, 'connect_error')).message, 'not you');
  refused.disconnect();
  const other = connect(`${url}/other`, { forceNew: true });
  assert.strictEqual(await next(other, 'welcome'), 'to other');
  other.disconnect();

  io.close();
  await once(http, 'close');
  assert.deepStrictEqual(left.slice(0, 3), Array(3).fill('client namespace disconnect'));
  console.log('socket.io: talked');
}
main();
