'use strict';
// The clock of performance.now(): milliseconds since the process began.
//
//   now(), timeOrigin (wall time of that beginning), sinceStart(ns of process.hrtime)

const { hrtime, startedAt, startedAtWall } = internalBinding('process');

function now() {
  return (hrtime() - startedAt) / 1e6;
}

function sinceStart(nanoseconds) {
  return (nanoseconds - startedAt) / 1e6;
}

module.exports = { now, sinceStart, timeOrigin: startedAtWall / 1e6 };
