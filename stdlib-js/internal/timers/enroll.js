'use strict';
// The deprecated way to time: any object becomes a timer, and its _onTimeout is called.
//
//   enroll(item, msecs), active(item), unrefActive(item), unenroll(item)
//
// A Timeout stands for each active item; the item itself shows only what Node's show.

const { clear, Timeout } = require('internal/timers');
const { checkedDuration } = require('internal/timers/duration');

const timeouts = new WeakMap();

function unlist(item) {
  item._idleNext = null;
  item._idlePrev = null;
}

function fire(item, timeout) {
  unlist(item);
  if (typeof item._onTimeout === 'function') item._onTimeout();
  // Unless the callback made it active again, it is over.
  if (!item._idleNext && timeouts.get(item) === timeout) {
    timeouts.delete(item);
    item._destroyed = true;
  }
}

function stop(item) {
  clear(timeouts.get(item));
  timeouts.delete(item);
}

function start(item, referenced) {
  const msecs = item._idleTimeout;
  if (msecs === undefined || msecs < 0) return;
  stop(item);
  const timeout = new Timeout(() => fire(item, timeout), msecs, undefined, false);
  if (!referenced) timeout.unref();
  timeouts.set(item, timeout);
  item._idleStart = timeout._idleStart;
  item._idleNext = timeout;
  item._idlePrev = timeout;
  item._destroyed = false;
}

function unenroll(item) {
  if (item instanceof Timeout) {
    clear(item);
    return;
  }
  if (item._destroyed) return;
  item._destroyed = true;
  stop(item);
  unlist(item);
  item._idleTimeout = -1; // active() does nothing until it is enrolled again
}

function enroll(item, msecs) {
  msecs = checkedDuration(msecs, 'msecs');
  if (item._idleNext) unenroll(item);
  unlist(item);
  item._idleTimeout = msecs;
}

function active(item) {
  if (item instanceof Timeout) item.refresh();
  else start(item, true);
}

function unrefActive(item) {
  if (item instanceof Timeout) item.unref().refresh();
  else start(item, false);
}

module.exports = { active, enroll, unenroll, unrefActive };
