'use strict';

// http/body_1mib by Bun's own server.

const { announce } = require('../workload');

const body = Buffer.alloc(1024 * 1024, 'b');

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => new Response(body, { headers: { 'Content-Type': 'application/octet-stream' } }),
});
announce(server.port);
