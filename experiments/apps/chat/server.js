'use strict';
// A chat in real time: pages over http, messages over WebSockets, all of it on one event loop.
//
//   orrery server.js [port]        prints the address it listens on; ends cleanly on ctrl+c
//
// A page says { type: 'join', name, room }, then { type: 'say', text }. It is told 'welcome' with
// what was said last, 'members' whenever somebody comes or goes, 'message', and 'refused' with why.

const fs = require('fs');
const http = require('http');
const path = require('path');
const { WebSocketServer } = require('ws');
const { Room, Allowance } = require('./room');

const kLongestMessage = 2000; // characters
const kMostBytesWaiting = 1024 * 1024; // a reader that is slower than this is let go
const kHeartbeatMs = 30_000;
const pages = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/client.js': ['client.js', 'text/javascript; charset=utf-8'],
  '/style.css': ['style.css', 'text/css; charset=utf-8'],
};

function servePage(request, response) {
  const page = pages[new URL(request.url, 'http://x').pathname];
  if (page === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(page === undefined ? 404 : 405).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': page[1],
    'Content-Security-Policy': "default-src 'self'",
    'X-Content-Type-Options': 'nosniff',
  });
  fs.createReadStream(path.join(__dirname, 'public', page[0])).pipe(response);
}

// One socket: what it may do, and in which room it is.
class Member {
  constructor(socket, rooms) {
    this.socket = socket;
    this.rooms = rooms;
    this.room = null;
    this.name = '';
    this.allowance = new Allowance(10, 5000);
    this.alive = true;
    socket.on('message', (data) => this.onMessage(data));
    socket.on('pong', () => { this.alive = true; });
    socket.on('close', () => this.leave());
    socket.on('error', () => socket.terminate()); // a broken frame: ws has said why to the peer
  }

  send(object) {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > kMostBytesWaiting) this.socket.terminate();
    else this.socket.send(JSON.stringify(object));
  }

  onMessage(data) {
    let said;
    try {
      said = JSON.parse(data);
    } catch {
      said = null;
    }
    if (!this.allowance.take(Date.now())) this.refuse('too many messages: wait a moment');
    else if (said?.type === 'join') this.join(said);
    else if (said?.type === 'say') this.say(said);
    else this.refuse('neither join nor say');
  }

  join({ name, room }) {
    if (typeof name !== 'string' || !/^[\p{L}\p{N} _.-]{1,30}$/u.test(name)) {
      this.refuse('a name has 1 to 30 letters, digits, spaces, dots or dashes');
    } else if (typeof room !== 'string' || !/^[a-z0-9-]{1,30}$/.test(room)) {
      this.refuse('a room has 1 to 30 small letters, digits or dashes');
    } else if (this.rooms.get(room)?.members().includes(name)) {
      this.refuse(`${name} is in ${room} already`);
    } else {
      this.leave();
      this.name = name;
      if (!this.rooms.has(room)) this.rooms.set(room, new Room(room));
      this.room = this.rooms.get(room);
      this.room.join(this);
    }
  }

  say({ text }) {
    if (this.room === null) this.refuse('join a room first');
    else if (typeof text !== 'string' || text.trim() === '') this.refuse('nothing said');
    else if (text.length > kLongestMessage) this.refuse(`more than ${kLongestMessage} characters`);
    else this.room.say(this, text);
  }

  leave() {
    if (this.room === null) return;
    this.room.leave(this);
    if (this.room.present.size === 0) this.rooms.delete(this.room.name);
    this.room = null;
  }

  refuse(why) {
    this.send({ type: 'refused', why });
  }
}

function createChat() {
  const rooms = new Map();
  const members = new Set();
  const server = http.createServer(servePage);
  const sockets = new WebSocketServer({ server, path: '/chat', maxPayload: 16 * 1024 });
  sockets.on('connection', (socket) => {
    const member = new Member(socket, rooms);
    members.add(member);
    socket.on('close', () => members.delete(member));
  });
  // A peer that vanished without a word is noticed by its silence.
  const heartbeat = setInterval(() => {
    for (const member of members) {
      if (!member.alive) member.socket.terminate();
      member.alive = false;
      member.socket.ping();
    }
  }, kHeartbeatMs);
  const stop = () => {
    clearInterval(heartbeat);
    for (const member of members) member.socket.close(1001, 'the server goes away');
    sockets.close();
    server.close();
  };
  return { server, rooms, stop };
}

if (require.main === module) {
  const { server, stop } = createChat();
  server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

module.exports = { createChat };
