'use strict';
// The module `timers`: setTimeout, setInterval, setImmediate and their clearing.
//
// Complete to Node 18's documentation but the deprecated enroll family (active, unenroll ...).

const { Timeout, clear } = require('internal/timers');
const { Immediate, clearImmediateObject } = require('internal/immediates');
const { validateFunction } = require('internal/validators');

function setTimeout(callback, after, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, after, args.length === 0 ? undefined : args, false);
}

function clearTimeout(timer) {
  clear(timer);
}

function setInterval(callback, repeat, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, repeat, args.length === 0 ? undefined : args, true);
}

function clearInterval(timer) {
  clear(timer);
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
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
};
Object.defineProperty(module.exports, 'promises', {
  configurable: true,
  enumerable: true,
  get: () => require('timers/promises'),
});
