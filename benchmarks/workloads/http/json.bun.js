'use strict';

// http/json by Bun's own server.

const { announce } = require('../workload');

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch({ headers }) {
    const agent = headers.get('x-request-id') === null ? '' : headers.get('user-agent');
    return Response.json({ hello: 'world', agent });
  },
});
announce(server.port);
