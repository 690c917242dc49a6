'use strict';

// A proxy of one line: what two connections and two pipes cost for each message that goes through.
// The server behind it, a plain C echo, is the harness's: --upstream=PORT.
//
// kind: server
// unit: message
// upstream: echo_epoll
// load: echo --bytes=64 --connections=64
// limit: proxy
// sweep: bytes=64,16384
// target: all 0.75 of peer

const net = require('net');
const { option, serve } = require('../workload');

const port = option('upstream', 0);

serve(net.createServer({ noDelay: true }, (client) => {
  const upstream = net.connect({ port, host: '127.0.0.1', noDelay: true });
  client.pipe(upstream).pipe(client);
  client.on('error', () => upstream.destroy());
  upstream.on('error', () => client.destroy());
}));
