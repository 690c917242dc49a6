'use strict';
// The ends of responses that come one behind the other share a tick; ticks, microtasks, listeners
// and exceptions in between see them as if each had its own, as they have under async_hooks.
const assert = require('assert');
const { createHook } = require('async_hooks');
const http = require('http');
const net = require('net');

let log = [];
process.on('uncaughtException', (error) => log.push(error.message));

const handlers = {
  '/plain': (res) => res.end('plain'),
  '/heard': (res, note) => {
    for (const event of ['prefinish', 'finish', 'close']) res.on(event, () => note(event));
    res.end('heard');
  },
  '/late': (res, note) => {
    res.end('late');
    for (const event of ['prefinish', 'finish', 'close']) res.on(event, () => note(event));
  },
  '/callback': (res, note) => res.end('callback', () => note('callback')),
  '/tick': (res, note) => {
    process.nextTick(note, 'tick before');
    res.end('tick');
    process.nextTick(note, 'tick', 'behind');
    queueMicrotask(() => note('microtask'));
  },
  '/throws': (res) => {
    res.on('finish', () => { throw new Error('thrown'); });
    res.end('throws');
  },
  '/more': (res, note) => {
    res.on('finish', () => process.nextTick(note, `tick, closed: ${res.closed}`));
    res.end('more');
  },
};
const urls = Object.keys(handlers).flatMap((url) => [url, '/plain', url, url]);

const server = http.createServer((req, res) => {
  const number = log.push(`request ${req.url}`);
  const state = () => [res.finished, res.writableFinished, res.closed, res.socket === null];
  handlers[req.url](res, (...what) => log.push(`${number} ${what.join(' ')}: ${state()}`));
});

function run(port, told) {
  log = [];
  const client = net.connect(port, '127.0.0.1');
  client.write(urls.map((url) => `GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
  let text = '';
  client.on('data', (data) => {
    text += data;
    if (text.split('HTTP/1.1 200').length <= urls.length) return;
    client.destroy();
    setImmediate(told, log.join('\n'));
  });
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  run(port, (shared) => {
    const hook = createHook({ init() {} }).enable();
    run(port, (apart) => {
      hook.disable();
      server.close();
      assert.strictEqual(shared, apart);
      assert.strictEqual(shared.split('thrown').length, 4);
      assert.strictEqual(shared.split('prefinish').length, 4); // '/late' comes too late for it
      assert.strictEqual(shared.split(' close:').length, 7);
    });
  });
});
