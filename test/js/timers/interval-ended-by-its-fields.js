'use strict';
// An interval ends in its callback: by clear, close, unenroll, or by the fields that Node looks at.
const assert = require('assert');
const timers = require('timers');

process.on('warning', () => {});
const endings = {
  clear: (interval) => clearTimeout(interval),
  close: (interval) => interval.close(),
  unenroll: (interval) => timers.unenroll(interval),
  duration: (interval) => { interval._idleTimeout = -1; },
  callback: (interval) => { interval._onTimeout = null; },
};
const calls = [];
for (const [name, end] of Object.entries(endings)) {
  const interval = setInterval(() => {
    calls.push(name);
    end(interval);
  }, 1);
}
process.on('exit', () => assert.deepStrictEqual(calls, Object.keys(endings)));
