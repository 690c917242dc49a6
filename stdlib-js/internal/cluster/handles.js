'use strict';
// What the primary listens on for its workers, one for each address that they ask for.
//
//   RoundRobin     accepts, and gives each connection to a worker that waits for one
//   SharedHandle   gives the bound handle itself to every worker
//
//   add(worker, answer)   answer(errno, reply, handle), once it listens
//   remove(worker)        true when nobody is left and it is closed

const { tell } = require('internal/cluster/messages');

class RoundRobin {
  constructor(key, { address, port, fd, backlog, ipv6Only }) {
    this.key = key;
    this.workers = new Set();
    this.free = new Set();       // in the order in which they became so
    this.underway = new Map();   // worker -> the connection that it is being given
    this.connections = [];
    this.handle = null;
    this.server = require('net').createServer();
    if (fd >= 0) this.server.listen({ fd, backlog });
    else if (port >= 0) this.server.listen({ port, host: address ?? undefined, ipv6Only, backlog });
    else this.server.listen({ path: address, backlog });
    this.server.once('listening', () => this.#take());
  }

  // The server was there to listen; its connections are not for this process.
  #take() {
    this.handle = this.server._handle;
    this.handle.onconnection = (status, connection) => this.#distribute(connection);
    this.server._handle = null;
    this.server = null;
  }

  add(worker, answer) {
    this.workers.add(worker);
    const listens = () => {
      const { address, port, family } = this.#name();
      answer(0, { sockname: port === undefined ? undefined : { address, port, family } }, null);
      this.#handOff(worker);
    };
    if (this.server === null) {
      listens();
      return;
    }
    this.server.once('listening', listens);
    this.server.once('error', (error) => answer(error.errno, null, null));
  }

  #name() {
    const name = {};
    this.handle.getsockname(name);
    return name;
  }

  remove(worker) {
    if (!this.workers.delete(worker)) return false;
    this.free.delete(worker);
    this.underway.get(worker)?.close(); // whatever it has read of it is lost
    this.underway.delete(worker);
    if (this.workers.size > 0) return false;
    for (const connection of this.connections) connection.close();
    this.connections = [];
    this.handle?.close();
    return true;
  }

  #distribute(connection) {
    this.connections.push(connection);
    const [worker] = this.free;
    if (worker === undefined) return;
    this.free.delete(worker);
    this.#handOff(worker);
  }

  #handOff(worker) {
    if (!this.workers.has(worker)) return;
    const connection = this.connections.shift();
    if (connection === undefined) {
      this.free.add(worker);
      return;
    }
    this.underway.set(worker, connection);
    tell(worker.process, { act: 'newconn', key: this.key }, connection, ({ accepted }) => {
      if (!this.underway.delete(worker)) return;
      if (accepted) connection.close();
      else this.#distribute(connection);
      this.#handOff(worker);
    });
  }
}

function bindDatagrams({ address, port, addressType, fd, flags }) {
  const { UDP } = require('internal/dgram/handle');
  const handle = new UDP();
  const result = fd >= 0 ? handle.open(fd)
    : addressType === 'udp4' ? handle.bind(address || '0.0.0.0', port || 0, flags)
      : handle.bind6(address || '::', port || 0, flags);
  if (result >= 0) return handle;
  handle.close();
  return result;
}

class SharedHandle {
  constructor(key, query) {
    this.key = key;
    this.workers = new Set();
    const bound = query.addressType === 'udp4' || query.addressType === 'udp6'
      ? bindDatagrams(query)
      : require('internal/net/server').bindListener(query);
    this.handle = typeof bound === 'number' ? null : bound;
    this.errno = typeof bound === 'number' ? bound : 0;
  }

  add(worker, answer) {
    this.workers.add(worker);
    answer(this.errno, null, this.handle);
  }

  remove(worker) {
    if (!this.workers.delete(worker) || this.workers.size > 0) return false;
    this.handle?.close();
    return true;
  }
}

module.exports = { RoundRobin, SharedHandle };
