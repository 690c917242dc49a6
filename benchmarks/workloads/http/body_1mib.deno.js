'use strict';

// http/body_1mib by Deno's own server.

const { announce } = require('../workload');

const body = new Uint8Array(1024 * 1024).fill(98);

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  () => new Response(body, { headers: { 'Content-Type': 'application/octet-stream' } }));
