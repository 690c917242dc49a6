'use strict';
// cluster in a worker: its servers listen in the primary.
//
//   join(id)   this process is worker `id`; called at its start
//   cluster    the module's exports
//
// A server asks with { address, port, addressType, fd ... } and gets a handle: the primary's own,
// or one to which the primary gives connections.

const EventEmitter = require('events');
const { listen, tell } = require('internal/cluster/messages');
const { setAskPrimary } = require('internal/cluster/shared_listening');
const { Worker } = require('internal/cluster/worker');
const { clearInterval, setInterval } = require('timers');

const kForever = 2 ** 31 - 1; // ms; a timer can't wait longer

const cluster = new EventEmitter();
const handles = new Map();  // open ones, by the primary's name for them
const asked = new Map();    // how often each address has been asked for: { next, open }

Object.assign(cluster, {
  isWorker: true,
  isMaster: false,
  isPrimary: false,
  worker: null,
  Worker,
});

// ---- handles -----------------------------------------------------------------------------------

// Stands where a listener would: the primary accepts for it.
class FedListener {
  constructor(sockname, onClose) {
    this.sockname = sockname;
    this.onClose = onClose;
    this.owner = null;
    this.onconnection = undefined;
    this.context = undefined;
    this.life = setInterval(() => {}, kForever); // it keeps the worker alive, as a listener does
  }

  listen() {
    return 0;
  }

  ref() {
    this.life.ref();
  }

  unref() {
    this.life.unref();
  }

  hasRef() {
    return this.life.hasRef();
  }

  getsockname(out) {
    Object.assign(out, this.sockname);
    return 0;
  }

  close() {
    this.owner = null;
    clearInterval(this.life);
    this.onClose();
  }
}

// The primary's own handle, a copy of it: it counts its users.
function tellClose(handle, onClose) {
  const close = handle.close;
  handle.close = function(...args) {
    onClose();
    handle.close = close;
    return close.apply(this, args);
  };
  return handle;
}

// Each time that an address is asked for it is another server, until all of them are closed.
function numberOf(address) {
  let uses = asked.get(address);
  if (uses === undefined) asked.set(address, uses = { next: 0, open: 0 });
  uses.open++;
  return uses.next++;
}

function release(address) {
  const uses = asked.get(address);
  if (--uses.open === 0) asked.delete(address);
}

// callback(errno, handle)
function askPrimary(server, query, callback) {
  const address = [query.address, query.port, query.addressType, query.fd].join(':');
  const message = { act: 'queryServer', ...query, index: numberOf(address), data: null };
  if (server._getServerData) message.data = server._getServerData();
  let name;
  tell(process, message, undefined, ({ errno, key, data, sockname }, sent) => {
    if (typeof server._setServerData === 'function') server._setServerData(data);
    if (errno) {
      release(address);
      callback(errno, null);
      return;
    }
    const onClose = () => {
      if (!handles.delete(key)) return;
      release(address);
      tell(process, { act: 'close', key });
    };
    const handle = sent === undefined
      ? new FedListener(sockname, onClose)
      : tellClose(sent, onClose);
    handles.set(key, handle);
    name = {};
    handle.getsockname(name);
    callback(0, handle);
  });
  server.once('listening', () => {
    cluster.worker.state = 'listening';
    tell(process, { ...message, act: 'listening', port: name.port || query.port });
  });
}

// ---- what the primary tells --------------------------------------------------------------------

function takesMore(server) {
  return server !== null &&
    !(server.maxConnections !== undefined && server._connections >= server.maxConnections);
}

const acts = {
  newconn({ key }, connection, reply) {
    const listener = handles.get(key);
    const accepted = listener !== undefined && takesMore(listener.owner);
    reply({ accepted }); // if not, another worker gets it
    if (accepted) listener.onconnection(0, connection);
    else connection.close();
  },

  disconnect() {
    leave(true);
  },
};

// Closes all servers; when they are closed, the channel.
function leave(primaryKnows) {
  const { worker } = cluster;
  if (worker.exitedAfterDisconnect) return;
  worker.exitedAfterDisconnect = true;
  let open = 1;
  const closed = () => {
    if (--open > 0) return;
    if (primaryKnows) disconnect();
    else tell(process, { act: 'exitedAfterDisconnect' }, undefined, disconnect);
  };
  for (const handle of [...handles.values()]) {
    if (!handle.owner) {
      handle.close();
      continue;
    }
    open++;
    handle.owner.close(closed);
  }
  closed();
}

function disconnect() {
  if (process.connected) process.disconnect();
}

Worker.prototype.disconnect = function() {
  leave(false);
  return this;
};

Worker.prototype.destroy = function() {
  if (this.exitedAfterDisconnect) return;
  this.exitedAfterDisconnect = true;
  if (!this.isConnected()) process.exit(0);
  tell(process, { act: 'exitedAfterDisconnect' }, undefined, disconnect);
  process.once('disconnect', () => process.exit(0));
};

function join(id) {
  const worker = new Worker({ id, process, state: 'online' });
  cluster.worker = worker;
  process.once('disconnect', () => {
    worker.emit('disconnect');
    // Without a primary, and nobody meant it.
    if (!worker.exitedAfterDisconnect) process.exit(0);
  });
  listen(process, (message, handle, reply) => {
    if (Object.hasOwn(acts, message.act)) acts[message.act](message, handle, reply);
  });
  setAskPrimary(askPrimary);
  tell(process, { act: 'online' });
}

module.exports = { cluster, join };
