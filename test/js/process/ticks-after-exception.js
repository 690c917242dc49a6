'use strict';
// What a tick that throws leaves waiting (ticks, microtasks, rejections) runs before the next
// immediates, whichever phase it was.
const assert = require('assert');
const fs = require('fs');

const events = [];
const push = (event) => () => events.push(event);
process.on('uncaughtException', ({ message }) => events.push(`caught ${message}`));
process.on('unhandledRejection', ({ message }) => events.push(`rejected ${message}`));

function scheduleAll() {
  setImmediate(() => {
    events.push('immediate');
    throw new Error('immediate');
  });
  setImmediate(push('second immediate'));
  process.nextTick(() => { throw new Error('tick'); });
  process.nextTick(push('second tick'));
  Promise.reject(new Error('promise'));
  queueMicrotask(push('microtask'));
}
const expected = ['caught tick', 'second tick', 'microtask', 'rejected promise', 'immediate',
  'caught immediate', 'second immediate'];

function check(next) {
  setTimeout(() => {
    assert.deepStrictEqual(events.splice(0), expected);
    next();
  }, 20);
}

setTimeout(() => {
  scheduleAll();
  check(() => fs.stat(__filename, () => {
    scheduleAll();
    check(() => {});
  }));
}, 1);
