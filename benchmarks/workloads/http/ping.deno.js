'use strict';

// http/ping by Deno's own server.

const { announce } = require('../workload');

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  () => new Response('Hello, World!', { headers: { 'Content-Type': 'text/plain' } }));
