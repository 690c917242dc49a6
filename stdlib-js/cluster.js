'use strict';
// The module `cluster`: not written yet. A program can ask whether it is the primary process, and
// listen; forking throws a clear error (internal/not_yet.js).

const EventEmitter = require('events');
const { notYet } = require('internal/not_yet');

const cluster = new EventEmitter();

function setupPrimary(options) {
  cluster.settings = {
    args: process.argv.slice(2), exec: process.argv[1], execArgv: process.execArgv, silent: false,
    ...cluster.settings, ...options,
  };
  process.nextTick(() => cluster.emit('setup', cluster.settings));
}

// There are no workers to take leave of.
function disconnect(callback) {
  if (typeof callback === 'function') process.nextTick(callback);
}

module.exports = Object.assign(cluster, {
  ...notYet('cluster', ['fork', 'Worker']),
  SCHED_NONE: 1,
  SCHED_RR: 2,
  disconnect,
  isMaster: true,
  isPrimary: true,
  isWorker: false,
  schedulingPolicy: 2,
  settings: {},
  setupMaster: setupPrimary,
  setupPrimary,
  workers: {},
});
