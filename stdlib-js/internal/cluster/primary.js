'use strict';
// cluster in the primary: starts workers, listens for them, and tells how they fare.
//
//   cluster   the module's exports, an EventEmitter

const assert = require('assert');
const EventEmitter = require('events');
const { RoundRobin, SharedHandle } = require('internal/cluster/handles');
const { listen, tell } = require('internal/cluster/messages');
const { Worker } = require('internal/cluster/worker');

const SCHED_NONE = 1;
const SCHED_RR = 2;
const policies = { none: SCHED_NONE, rr: SCHED_RR };

const cluster = new EventEmitter();
const handles = new Map(); // by the address that was asked for
let lastId = 0;
let policy;                // fixed by the first set-up

// ---- what workers ask --------------------------------------------------------------------------

const acts = {
  online(worker) {
    worker.emit('online');
    cluster.emit('online', worker);
  },

  queryServer(worker, query, reply) {
    if (worker.exitedAfterDisconnect) return;
    const { address, port, addressType, fd, index } = query;
    const key = `${address}:${port}:${addressType}:${fd}:${index}`;
    let handle = handles.get(key);
    if (handle === undefined) {
      const shared = policy !== SCHED_RR || addressType === 'udp4' || addressType === 'udp6';
      handle = shared ? new SharedHandle(key, query) : new RoundRobin(key, query);
      handles.set(key, handle);
    }
    handle.data ??= query.data;
    handle.add(worker, (errno, answer, sent) => {
      if (errno) handles.delete(key);
      reply({ errno, key, data: handle.data, ...answer }, sent);
    });
  },

  listening(worker, { addressType, address, port, fd }) {
    const info = { addressType, address, port, fd };
    worker.state = 'listening';
    worker.emit('listening', info);
    cluster.emit('listening', worker, info);
  },

  close(worker, { key }) {
    if (handles.get(key)?.remove(worker)) handles.delete(key);
  },

  exitedAfterDisconnect(worker, message, reply) {
    worker.exitedAfterDisconnect = true;
    reply({});
  },
};

function removeHandles(worker) {
  for (const [key, handle] of handles) {
    if (handle.remove(worker)) handles.delete(key);
  }
}

// ---- the life of a worker ----------------------------------------------------------------------

// It is removed when both have come, its end and that of its channel: until then programs look.
function onExit(worker, code, signal) {
  if (!worker.isConnected()) {
    removeHandles(worker);
    delete cluster.workers[worker.id];
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'dead';
  worker.emit('exit', code, signal);
  cluster.emit('exit', worker, code, signal);
}

function onDisconnect(worker) {
  removeHandles(worker);
  if (worker.isDead()) delete cluster.workers[worker.id];
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
}

function startProcess(id, env) {
  const { exec, args, ...settings } = cluster.settings;
  return require('child_process').fork(exec, args, {
    ...settings,
    env: { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` },
  });
}

Worker.prototype.disconnect = function() {
  this.exitedAfterDisconnect = true;
  tell(this.process, { act: 'disconnect' });
  removeHandles(this);
  delete cluster.workers[this.id];
  return this;
};

Worker.prototype.destroy = function(signal) {
  this.process.kill(signal || 'SIGTERM');
};

// ---- the module --------------------------------------------------------------------------------

function setupPrimary(options) {
  cluster.settings = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...cluster.settings,
    ...options,
  };
  if (policy === undefined) {
    policy = cluster.schedulingPolicy;
    assert(policy === SCHED_NONE || policy === SCHED_RR,
      `Bad cluster.schedulingPolicy: ${policy}`);
  }
  process.nextTick((settings) => cluster.emit('setup', settings), cluster.settings);
}

function fork(env) {
  cluster.setupPrimary();
  const id = ++lastId;
  const worker = new Worker({ id, process: startProcess(id, env) });
  worker.on('message', function(message, handle) {
    cluster.emit('message', this, message, handle);
  });
  worker.process.once('exit', (code, signal) => onExit(worker, code, signal));
  worker.process.once('disconnect', () => onDisconnect(worker));
  listen(worker.process, (message, handle, reply) => {
    if (Object.hasOwn(acts, message.act)) acts[message.act](worker, message, reply);
  });
  process.nextTick(() => cluster.emit('fork', worker));
  cluster.workers[id] = worker;
  return worker;
}

function disconnect(callback) {
  const workers = Object.values(cluster.workers).filter((worker) => worker.isConnected());
  if (typeof callback === 'function') {
    let left = workers.length;
    if (left === 0) process.nextTick(callback);
    for (const { process } of workers) {
      process.once('disconnect', () => --left === 0 && callback());
    }
  }
  for (const worker of workers) worker.disconnect();
}

Object.assign(cluster, {
  isWorker: false,
  isMaster: true,
  isPrimary: true,
  Worker,
  workers: {},
  settings: {},
  SCHED_NONE,
  SCHED_RR,
  schedulingPolicy: policies[process.env.NODE_CLUSTER_SCHED_POLICY] ?? SCHED_RR,
  setupPrimary,
  setupMaster: setupPrimary,
  fork,
  disconnect,
});

module.exports = { cluster };
