'use strict';
// The module `cluster`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('cluster', ['fork', 'setupPrimary', 'setupMaster', 'disconnect']),
  isMaster: true,
  isPrimary: true,
  isWorker: false,
  workers: {},
};
