'use strict';
// A trace that begins in the midst of a callback and ends in the midst of another, with things that
// never run, that run several times, and that are in flight at its end.  midway.js FILE
const fs = require('fs');
const net = require('net');
const trace = require('orrery:trace');

const before = setTimeout(() => {}, 60_000);
setImmediate(() => {
  trace.start(process.argv[2], { level: 'everything' });
  setTimeout(() => {}, 60_000).unref(); // never runs
  clearTimeout(setTimeout(() => {}, 1));
  const server = net.createServer().listen(0, '127.0.0.1');
  let times = 0;
  const interval = setInterval(() => {
    if (++times < 3) return;
    clearInterval(interval);
    clearTimeout(before);
    fs.mkdtemp('/nowhere/at-all-', () => server.close());
    new Promise(() => {});
    Promise.resolve().then(() => trace.stop());
  }, 1);
});
