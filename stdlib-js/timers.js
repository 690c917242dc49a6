'use strict';
// The module `timers`: setTimeout, setInterval, setImmediate and their clearing.
//
// The deprecated family of enroll is in internal/timers/enroll.js.
//
// Covers all that Node 18 documents.

const { Timeout, clear } = require('internal/timers');
const { Immediate, clearImmediateObject } = require('internal/immediates');
const { validateFunction } = require('internal/validators');

// What is behind the first `known` arguments. Rest parameters would be an array for every call.
function behind(known, args) {
  const rest = new Array(args.length - known);
  for (let i = known; i < args.length; i++) rest[i - known] = args[i];
  return rest;
}

function setTimeout(callback, after) {
  if (typeof callback !== 'function') validateFunction(callback, 'callback');
  const args = arguments.length <= 2 ? undefined : behind(2, arguments);
  return new Timeout(callback, after, args, false);
}

function clearTimeout(timer) {
  clear(timer);
}

function setInterval(callback, repeat) {
  if (typeof callback !== 'function') validateFunction(callback, 'callback');
  const args = arguments.length <= 2 ? undefined : behind(2, arguments);
  return new Timeout(callback, repeat, args, true);
}

function clearInterval(timer) {
  clear(timer);
}

function setImmediate(callback) {
  if (typeof callback !== 'function') validateFunction(callback, 'callback');
  return new Immediate(callback, arguments.length <= 1 ? undefined : behind(1, arguments));
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

function deprecated(name, code, instead) {
  const { deprecate } = require('internal/util/deprecate');
  return deprecate((...args) => require('internal/timers/enroll')[name.replace('_', '')](...args),
    `timers.${name}() is deprecated. Please use ${instead} instead.`, code);
}

module.exports = {
  active: deprecated('active', 'DEP0126', 'timeout.refresh()'),
  _unrefActive: deprecated('_unrefActive', 'DEP0127', 'timeout.refresh()'),
  enroll: deprecated('enroll', 'DEP0095', 'setTimeout'),
  unenroll: deprecated('unenroll', 'DEP0096', 'clearTimeout'),
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
