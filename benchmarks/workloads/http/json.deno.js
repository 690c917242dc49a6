'use strict';

// http/json by Deno's own server.

const { announce } = require('../workload');

Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => announce(port) },
  ({ headers }) => {
    const agent = headers.get('x-request-id') === null ? '' : headers.get('user-agent');
    return Response.json({ hello: 'world', agent });
  });
