'use strict';
// The module `worker_threads`: not written yet; its functions throw a clear error
// (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('worker_threads', ['Worker', 'moveMessagePortToContext', 'receiveMessageOnPort',
    'markAsUntransferable']),
  isMainThread: true,
  parentPort: null,
  workerData: null,
  threadId: 0,
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
};
