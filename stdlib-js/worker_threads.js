'use strict';
// The module `worker_threads`: ports and channels, and what a program learns of its own thread.
// Covers what Node 18 documents of ports. There are no workers: what needs one throws a clear error
// (internal/not_yet.js).
//
//   MessageChannel, MessagePort, BroadcastChannel, receiveMessageOnPort, markAsUntransferable
//   isMainThread, parentPort, workerData, threadId, resourceLimits, SHARE_ENV
//   getEnvironmentData, setEnvironmentData

const { defineLate } = require('internal/late_exports');
const { notYet } = require('internal/not_yet');

const environment = new Map();

function setEnvironmentData(key, value) {
  if (value === undefined) environment.delete(key);
  else environment.set(key, value);
}

module.exports = {
  ...notYet('worker_threads', ['Worker', 'moveMessagePortToContext']),
  isMainThread: true,
  parentPort: null,
  workerData: null,
  threadId: 0,
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  getEnvironmentData: (key) => environment.get(key),
  setEnvironmentData,
};
defineLate(module.exports, ['markAsUntransferable'], () => require('internal/untransferable'));
defineLate(module.exports,
  ['receiveMessageOnPort', 'BroadcastChannel', 'MessageChannel', 'MessagePort'],
  () => require('internal/message_channel'));
