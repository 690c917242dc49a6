'use strict';
// The listeners of a socket: `_events` as an object of a fixed form, which takes half of what the
// dictionary takes that it is otherwise.
//
//   SocketListeners   constructor; there is nothing of Object.prototype in what it makes
//   kUsual            of such an object: the names that it always has, undefined while nobody listens.
//                     Others come and go as in any other `_events`

const kUsual = Symbol('kUsual');

function SocketListeners() {
  this.end = undefined;
  this.data = undefined;
  this.error = undefined;
  this.close = undefined;
  this.drain = undefined;
  this.timeout = undefined;
}

SocketListeners.prototype = Object.create(null, {
  [kUsual]: { __proto__: null, value: new Set(Object.keys(new SocketListeners())) },
});

module.exports = { kUsual, SocketListeners };
