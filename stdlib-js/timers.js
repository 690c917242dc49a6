'use strict';
// The module `timers`: setTimeout, setInterval, setImmediate and their clearing.
//
// Complete to Node 18's documentation but the deprecated enroll family (active, unenroll ...).

const { Timeout, Immediate, clear, clearImmediateObject } = require('internal/timers');
const { validateFunction } = require('internal/validators');

function setTimeout(callback, after, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, after, args.length === 0 ? undefined : args, false);
}

function setInterval(callback, repeat, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, repeat, args.length === 0 ? undefined : args, true);
}

function setImmediate(callback, ...args) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, args.length === 0 ? undefined : args);
}

function clearImmediate(immediate) {
  if (immediate instanceof Immediate) clearImmediateObject(immediate);
}

const promisify = Symbol.for('nodejs.util.promisify.custom');

for (const timer of [setTimeout, setImmediate]) {
  Object.defineProperty(timer, promisify, {
    enumerable: true,
    get() {
      return require('timers/promises')[timer.name];
    },
  });
}

module.exports = {
  setTimeout, clearTimeout: clear, setInterval, clearInterval: clear, setImmediate, clearImmediate,
  get promises() {
    return require('timers/promises');
  },
};
Object.defineProperty(clear, 'name', { value: 'clearTimeout' });
