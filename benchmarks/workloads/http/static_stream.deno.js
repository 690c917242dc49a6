'use strict';

// http/static_stream by Deno's own server.

const { announce, option } = require('../workload');
const { fileOf } = require('../files');

const size = option('size', 4096);
const file = fileOf('static', size);

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  async () => new Response((await Deno.open(file)).readable, {
    headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': String(size) },
  }));
