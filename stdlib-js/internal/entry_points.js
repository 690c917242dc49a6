'use strict';
// The functions that the loop calls, told to the kernel once at start-up.
//
//   setUpEntryPoints()

const loop = internalBinding('loop');
const timersBinding = internalBinding('timers');

function setUpEntryPoints() {
  const { dispatch, dispatchClosed, mailValues, closedValues } = require('internal/mailbox');
  const { runTicks, onPromiseReject } = require('internal/task_queues');
  const { processTimers } = require('internal/timers');
  const { processImmediates } = require('internal/immediates');
  const { onUncaught, onBeforeExit, onExit } = require('internal/process/lifecycle');
  loop.connectMail(dispatch, mailValues[0], mailValues[1]);
  loop.connectClosed(dispatchClosed, closedValues[0], closedValues[1]);
  loop.setEntryPoints(runTicks, onUncaught, processImmediates, onBeforeExit, onExit);
  timersBinding.setProcessTimers(processTimers);
  internalBinding('tasks').setPromiseRejectCallback(onPromiseReject);
}

module.exports = { setUpEntryPoints };
