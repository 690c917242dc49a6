'use strict';
// The class Worker of cluster: what the primary and the worker itself have in common. How it ends
// (disconnect, destroy) is told to it by the side that it is on.

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');

const Worker = makeConstructor(function Worker(options) {
  if (!(this instanceof Worker)) return new Worker(options);
  EventEmitter.call(this);
  const { id, process, state } = options !== null && typeof options === 'object' ? options : {};
  this.exitedAfterDisconnect = undefined;
  this.state = state || 'none';
  this.id = id | 0;
  if (!process) return;
  this.process = process;
  process.on('error', (...args) => this.emit('error', ...args));
  process.on('message', (message, handle) => this.emit('message', message, handle));
}, class extends EventEmitter {
  kill(...args) {
    return this.destroy(...args);
  }

  send(...args) {
    return this.process.send(...args);
  }

  isDead() {
    const { exitCode, signalCode } = this.process;
    return (exitCode !== null && exitCode !== undefined) ||
      (signalCode !== null && signalCode !== undefined);
  }

  isConnected() {
    return this.process.connected;
  }
});

module.exports = { Worker };
