'use strict';

// The same by Deno's own connections.

const { announce } = require('../workload');

const bytes = new TextEncoder().encode('ok\n');

async function answer(connection) {
  try {
    await connection.read(new Uint8Array(256));
    await connection.write(bytes);
  } catch { /* the other side has gone */ }
  connection.close();
}

async function serve(listener) {
  announce(listener.addr.port);
  for await (const connection of listener) answer(connection);
}

serve(Deno.listen({ hostname: '127.0.0.1', port: 0 }));
