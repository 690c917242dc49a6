'use strict';
// Looks after the connections of http servers: ends those that have been idle for too long, and
// those whose request takes too long to arrive.
//
//   prepare(server)               a new server
//   start()                       the server's listener for 'listening'
//   stop(server)                  it is about to close
//   track(server, connection), untrack(server, connection)
//   noteIdle(server, connection)  its last response is done
//   all(server), idle(server)     lists of connections
//   kConnectionsCheckingInterval  where a server keeps its timer while it listens
//
// One timer per server looks at all of its connections, so that a request costs no timer.

const binding = internalBinding('http');
const { clearTimeout, setTimeout } = require('timers');
const timers = internalBinding('timers');

const kConnections = Symbol('http.server.connections');
const kConnectionsCheckingInterval = Symbol('http.server.connectionsCheckingInterval');
const kLastChecks = Symbol('http.server.lastChecks'); // the timer once it listens no more
const kNextCheck = Symbol('http.server.nextCheck'); // when the timer fires

const kLongestInterval = 1000;
const kShortestInterval = 5;

function prepare(server) {
  server[kConnections] = new Set();
  server[kConnectionsCheckingInterval] = null;
  server[kLastChecks] = null;
  server[kNextCheck] = Infinity;
}

function intervalOf(server) {
  let shortest = Math.min(kLongestInterval, server.connectionsCheckingInterval || Infinity);
  for (const timeout of [server.keepAliveTimeout, server.headersTimeout, server.requestTimeout]) {
    if (timeout > 0) shortest = Math.min(shortest, timeout / 4);
  }
  return Math.max(kShortestInterval, shortest);
}

function clear(server) {
  clearTimeout(server[kConnectionsCheckingInterval]);
  clearTimeout(server[kLastChecks]);
  server[kNextCheck] = Infinity;
}

function checkIn(server, delay) {
  clear(server);
  const timer = setTimeout(check, delay, server);
  timer.unref();
  server[server._handle === null ? kLastChecks : kConnectionsCheckingInterval] = timer;
  server[kNextCheck] = timers.now() + delay;
}

function check(server) {
  const now = timers.now();
  server[kNextCheck] = Infinity;
  for (const connection of all(server)) checkConnection(server, connection, now);
  if (server._handle !== null || server[kConnections].size > 0) checkIn(server, intervalOf(server));
}

function checkConnection(server, connection, now) {
  const { handle } = connection;
  if (handle.id < 0 || connection.failed) return;
  const [age, headComplete] = binding.messageAge(handle.id);
  if (age !== 0) {
    const limit = headComplete ? 0 : server.headersTimeout;
    if (isLate(age, server.requestTimeout) || isLate(age, limit)) connection.timedOut();
  } else if (connection.requestCount === 0) {
    if (isLate(now - connection.idleSince, firstHeadTimeout(server))) connection.timedOut();
  } else if (connection.openRequests === 0 &&
      isLate(now - connection.idleSince, server.keepAliveTimeout)) {
    connection.keepAliveOver();
  }
}

function isLate(age, timeout) {
  return timeout > 0 && age >= timeout;
}

// A connection's first request is awaited as long as a head may take, or a request.
function firstHeadTimeout(server) {
  return server.headersTimeout || server.requestTimeout;
}

function start() {
  checkIn(this, intervalOf(this));
}

// Connections that stay behind are still looked after.
function stop(server) {
  clear(server);
  if (server[kConnections].size === 0) return;
  process.nextTick(() => {
    if (server._handle === null) checkIn(server, intervalOf(server));
  });
}

function track(server, connection) {
  server[kConnections].add(connection);
  if (server[kNextCheck] === Infinity) checkIn(server, intervalOf(server));
}

function untrack(server, connection) {
  server[kConnections].delete(connection);
}

// The timeout may have been shortened since the next check was planned.
function noteIdle(server, connection) {
  if (server.keepAliveTimeout > 0 &&
      connection.idleSince + server.keepAliveTimeout < server[kNextCheck]) {
    checkIn(server, server.keepAliveTimeout);
  }
}

function all(server) {
  return [...server[kConnections]];
}

// Those that have had a request, and have none now. (From one that has sent nothing yet a request
// is expected.)
function idle(server) {
  return all(server).filter((connection) => connection.requestCount > 0 &&
    connection.openRequests === 0 && connection.incoming === null &&
    connection.handle.id >= 0 && binding.messageAge(connection.handle.id)[0] === 0);
}

module.exports = {
  prepare, start, stop, track, untrack, noteIdle, all, idle, kConnectionsCheckingInterval,
};
