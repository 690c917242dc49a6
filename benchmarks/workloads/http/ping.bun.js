'use strict';

// http/ping by Bun's own server.

const { announce } = require('../workload');

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => new Response('Hello, World!', { headers: { 'Content-Type': 'text/plain' } }),
});
announce(server.port);
