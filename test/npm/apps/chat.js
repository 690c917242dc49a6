'use strict';
// experiments/apps/chat: rooms, presence, history, refusals, a hundred members, a clean end.
const assert = require('assert');
const http = require('http');
const path = require('path');
const WebSocket = require('ws');
const { start } = require('./fixtures/start');

class Client {
  constructor(url) {
    this.told = [];
    this.waiting = [];
    this.socket = new WebSocket(url);
    this.socket.on('message', (data) => {
      this.told.push(JSON.parse(data));
      this.waiting.forEach((look) => look());
    });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.opened = new Promise((resolve, reject) => {
      this.socket.on('open', resolve);
      this.socket.on('error', reject);
    });
  }

  say(object) {
    this.socket.send(typeof object === 'string' ? object : JSON.stringify(object));
  }

  // The first thing told that fits, which is then taken.
  next(fits) {
    return new Promise((resolve) => {
      const look = () => {
        const at = this.told.findIndex(fits);
        if (at < 0) return;
        this.waiting = this.waiting.filter((other) => other !== look);
        resolve(this.told.splice(at, 1)[0]);
      };
      this.waiting.push(look);
      look();
    });
  }

  async join(name, room) {
    await this.opened;
    this.say({ type: 'join', name, room });
    return this.next(({ type }) => type === 'welcome' || type === 'refused');
  }
}

const type = (wanted) => ({ type: is }) => is === wanted;
const get = (url) => new Promise((resolve, reject) => {
  http.get(url, (response) => {
    response.resume().on('end', () => resolve(response));
  }).on('error', reject);
});

(async () => {
  const server = await start(path.join('chat', 'server.js'), ['0']);
  const url = server.firstLine;
  for (const page of ['', 'client.js', 'style.css']) {
    const { statusCode, headers } = await get(url + page);
    assert.strictEqual(statusCode, 200);
    assert.strictEqual(headers['content-security-policy'], "default-src 'self'");
  }
  assert.strictEqual((await get(`${url}room.js`)).statusCode, 404);

  const chat = `${url.replace('http', 'ws')}chat`;
  const ada = new Client(chat);
  assert.deepStrictEqual((await ada.join('Ada', 'lobby')).history, []);
  ada.say({ type: 'say', text: 'first <b>' });
  assert.strictEqual((await ada.next(type('message'))).text, 'first <b>');

  const bob = new Client(chat);
  assert.match((await bob.join('Ada', 'lobby')).why, /already/);
  assert.match((await bob.join('', 'lobby')).why, /a name has/);
  assert.match((await bob.join('Bob', '../x')).why, /a room has/);
  assert.deepStrictEqual((await bob.join('Bob', 'lobby')).history.map(({ text }) => text),
    ['first <b>']);
  await ada.next(({ members }) => members?.join() === 'Ada,Bob');
  bob.say('no json');
  assert.match((await bob.next(type('refused'))).why, /neither/);

  const many = Array.from({ length: 100 }, () => new Client(chat));
  await Promise.all(many.map((client, i) => client.join(`m${i}`, 'crowd')));
  many[0].say({ type: 'say', text: 'to all' });
  const heard = await Promise.all(many.map((client) => client.next(type('message'))));
  assert(heard.every(({ from, text }) => from === 'm0' && text === 'to all'));
  for (const client of many) client.socket.close();
  await Promise.all(many.map(({ closed }) => closed));

  for (let i = 0; i < 20; i++) ada.say({ type: 'say', text: `${i}` });
  assert.match((await ada.next(type('refused'))).why, /too many/);
  bob.socket.send(Buffer.alloc(20 * 1024));
  assert.strictEqual(await bob.closed, 1009);
  await ada.next(({ members }) => members?.join() === 'Ada');

  server.child.kill('SIGTERM');
  assert.strictEqual(await ada.closed, 1001);
  assert.deepStrictEqual(await server.ended, [0, null]);
  console.log('chat: ok');
})();
