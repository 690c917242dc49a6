'use strict';
// What keeps the program alive: process.getActiveResourcesInfo(), and the old
// process._getActiveHandles() and _getActiveRequests().

const { loadedLibrary } = require('internal/library');

function openHandles() {
  return ['internal/net/handle', 'internal/dgram/handle']
    .flatMap((library) => loadedLibrary(library)?.activeHandles() ?? []);
}

const nameOfHandle = {
  __proto__: null, TCP: 'TCPSocketWrap', Pipe: 'PipeWrap', ListenerHandle: 'TCPServerWrap',
  UDP: 'UDPWrap',
};

function getActiveResourcesInfo() {
  const timeouts = require('internal/timers').countTimeouts();
  const immediates = require('internal/immediates').countImmediates();
  return [
    ...require('internal/mailbox').activeRequests(),
    ...openHandles().filter((handle) => handle.hasRef())
      .map((handle) => nameOfHandle[handle.constructor.name] ?? handle.constructor.name),
    ...new Array(timeouts).fill('Timeout'),
    ...new Array(immediates).fill('Immediate'),
  ];
}

function _getActiveHandles() {
  return openHandles().map((handle) => handle.owner ?? handle);
}

function _getActiveRequests() {
  return require('internal/mailbox').activeRequests().map((name) => ({ name }));
}

module.exports = { _getActiveHandles, _getActiveRequests, getActiveResourcesInfo };
