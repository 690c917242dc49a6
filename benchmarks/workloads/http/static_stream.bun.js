'use strict';

// A file by Bun's own server, which sends files by itself.

const { announce, option } = require('../workload');
const { fileOf } = require('../files');

const file = fileOf('static', option('size', 4096));

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => new Response(Bun.file(file)),
});
announce(server.port);
