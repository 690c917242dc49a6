'use strict';

// What a message costs while others keep still: an echo beside connections on which nothing
// happens. Both ends of these are in this process.
//
// kind: server
// unit: message
// load: echo --bytes=64 --connections=16
// sweep: idle=0,10,100,1000,8000
// without: node bun deno

const net = require('net');
const { announce, option } = require('../workload');

const AT_ONCE = 100;
const held = [];

/** Opens `count` connections to `port`, some at a time, and keeps them. */
function hold(count, port, done) {
  let waiting = Math.min(count, AT_ONCE);
  if (waiting === 0) {
    done();
    return;
  }
  const more = count - waiting;
  for (let i = waiting; i > 0; i--) {
    held.push(net.connect(port, '127.0.0.1', () => {
      if (--waiting === 0) hold(more, port, done);
    }));
  }
}

const idle = net.createServer(() => {});
const echo = net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
});
idle.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  hold(option('idle', 0), idle.address().port, () => {
    echo.listen({ port: 0, host: '127.0.0.1', backlog: 4096 },
                () => announce(echo.address().port));
  });
});
