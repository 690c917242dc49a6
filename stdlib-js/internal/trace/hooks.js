'use strict';
// What JavaScript schedules and calls, as records of the trace (--trace-level=everything).
//
//   enable(), disable()
//
// Hooks of async_hooks tell of it. Unlike a program's own they change nothing of what they see:
// where the library does in one step what hooks are told of in several, it is one step here, too.
// The end of a resource is not recorded: to learn of that of promises, each would have to be
// watched.

const { Onlooker } = require('internal/async_hooks');
const { onDrained } = require('internal/task_queues');
const { recordWith } = require('internal/trace/points');
const {
  attach, began, cleared, detach, ended, referenced, scheduled, settled, ticks, typeNumber,
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

const hook = new Onlooker({
  init(id, type, trigger, resource) {
    const delay = type === 'Timeout' ? resource._idleTimeout >>> 0 : 0;
    scheduled(id, trigger, numberOf(type), delay);
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
  recordWith({ cleared, referenced });
}

function disable() {
  hook.disable();
  onDrained(undefined);
  recordWith(undefined);
  detach();
}

module.exports = { disable, enable };
