'use strict';
// What runs later on behalf of a prompt: its exceptions are shown there.
//
//   runFor(server, work)       what `work` schedules belongs to the prompt
//   setStandalone(server)      all of the program does, and it may have listeners of its own
//
// A program that is no prompt alone must not have its 'uncaughtException' heard by what is entered:
// adding a listener throws there.

const { codes: { ERR_INVALID_REPL_INPUT } } = require('internal/errors');

let owners;
let standalone;

function refuseListener(event) {
  if (event !== 'uncaughtException' || owners.getStore() === undefined) return;
  if (owners.getStore() === standalone) return;
  throw new ERR_INVALID_REPL_INPUT(
    'Listeners for `uncaughtException` cannot be used in the REPL');
}

function takeOver(error) {
  const server = owners?.getStore() ?? standalone;
  if (server === undefined) return false;
  server._domain.emit('error', error);
  return true;
}

function runFor(server, work) {
  if (owners === undefined && server !== standalone) {
    const { AsyncLocalStorage } = require('async_hooks');
    owners = new AsyncLocalStorage();
    process.prependListener('newListener', refuseListener);
    require('internal/process/lifecycle').setTakeOver(takeOver);
  }
  if (server === standalone) work();
  else owners.run(server, work);
}

function setStandalone(server) {
  standalone = server;
  server.isStandalone = true;
  require('internal/process/lifecycle').setTakeOver(takeOver);
}

module.exports = { runFor, setStandalone };
