'use strict';

// http/upload_1mib by Deno's own server, which has streams for bodies.

const { announce } = require('../workload');

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  async (request) => {
    let size = 0;
    if (request.body !== null) for await (const chunk of request.body) size += chunk.length;
    return new Response(String(size));
  });
