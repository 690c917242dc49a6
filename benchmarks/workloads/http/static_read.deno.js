'use strict';

// http/static_read by Deno's own server.

const { announce, option } = require('../workload');
const { fileOf } = require('../files');

const file = fileOf('static', option('size', 4096));

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  async () => new Response(await Deno.readFile(file), {
    headers: { 'Content-Type': 'application/octet-stream' },
  }));
