'use strict';
// A TCP proxy: every connection goes on to a target, and no faster than its slower side.
//
//   orrery proxy.js <listen-port> <target-host:port>     prints the address it listens on
//
// Kept per connection: two sockets and what the streams buffer (some tens of KiB): when one side
// does not read, pipe() stops reading from the other, whose kernel then slows its peer down. An end
// of one direction is passed on and leaves the other open; an error of either side ends both.
// SIGUSR2 prints what is open and what went through; ctrl+c lets open connections end.

const net = require('net');

const kConnectMs = 10_000;

class Proxy {
  constructor(target) {
    this.target = target;
    this.open = new Set();
    this.carried = { connections: 0, up: 0, down: 0, failed: 0 };
    this.server = net.createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true },
      (client) => this.connect(client));
  }

  connect(client) {
    const { carried, open } = this;
    const target = net.connect({ ...this.target, allowHalfOpen: true, noDelay: true });
    const pair = { client, target };
    carried.connections++;
    open.add(pair);

    const tooSlow = setTimeout(() => target.destroy(new Error('the target does not answer')),
      kConnectMs);
    target.once('connect', () => {
      clearTimeout(tooSlow);
      client.pipe(target);
      target.pipe(client);
    });

    const end = (error) => {
      clearTimeout(tooSlow);
      if (!open.delete(pair)) return;
      carried.up += client.bytesRead;
      carried.down += target.bytesRead;
      if (error) carried.failed++;
      // Whoever is left learns that this was no orderly end.
      for (const socket of [client, target]) {
        if (error) socket.resetAndDestroy();
        else socket.destroy();
      }
    };
    let closed = 0;
    for (const socket of [client, target]) {
      socket.on('error', end);
      socket.on('close', () => {
        if (++closed === 2) end();
      });
    }
  }

  stop() {
    this.server.close();
  }

  report() {
    return { open: this.open.size, ...this.carried };
  }
}

function main(port, target) {
  const match = /^(.+):(\d+)$/.exec(target ?? '');
  if (!/^\d+$/.test(port ?? '') || match === null) {
    console.error('usage: proxy.js <listen-port> <target-host:port>');
    process.exitCode = 2;
    return;
  }
  const proxy = new Proxy({ host: match[1], port: Number(match[2]) });
  proxy.server.listen(Number(port), '127.0.0.1', () => {
    const { address, port: own } = proxy.server.address();
    console.log(`${address}:${own}`);
  });
  process.on('SIGUSR2', () => console.log(JSON.stringify(proxy.report())));
  process.once('SIGINT', () => proxy.stop()).once('SIGTERM', () => proxy.stop());
}

if (require.main === module) main(...process.argv.slice(2));

module.exports = { Proxy };
