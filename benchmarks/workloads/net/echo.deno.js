'use strict';

// The same by Deno's own connections: a loop and a buffer each.

const { announce } = require('../workload');

async function writeAll(connection, bytes) {
  for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
}

async function echo(connection) {
  connection.setNoDelay(true);
  const buffer = new Uint8Array(64 * 1024);
  try {
    for (let count; (count = await connection.read(buffer)) !== null;) {
      await writeAll(connection, buffer.subarray(0, count));
    }
  } catch { /* the other side has gone */ }
  connection.close();
}

async function serve(listener) {
  announce(listener.addr.port);
  for await (const connection of listener) echo(connection);
}

serve(Deno.listen({ hostname: '127.0.0.1', port: 0 }));
