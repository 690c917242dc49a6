'use strict';
// What JavaScript schedules and calls, as records of the trace (--trace-level=everything).
//
//   enable(), disable()
//
// Hooks of async_hooks tell of it, and so see what a program's own hooks would see. The end of a
// resource is not recorded: to learn of that of promises, each would have to be watched.

const { AsyncHook } = require('internal/async_hooks');
const { onDrained } = require('internal/task_queues');
const {
  attach, began, detach, ended, scheduled, settled, ticks, typeNumber,
} = internalBinding('trace');

const numbers = new Map();

function numberOf(type) {
  let number = numbers.get(type);
  if (number === undefined) {
    number = typeNumber(type);
    numbers.set(type, number);
  }
  return number;
}

const hook = new AsyncHook({
  init(id, type, trigger) {
    scheduled(id, trigger, numberOf(type));
  },
  before(id) {
    began(id);
  },
  after(id) {
    ended(id);
  },
  promiseResolve(id) {
    settled(id);
  },
});

function enable() {
  attach();
  hook.enable();
  onDrained(ticks);
}

function disable() {
  hook.disable();
  onDrained(undefined);
  detach();
}

module.exports = { disable, enable };
