'use strict';

// What a timer costs as others wait: timers of many durations are set, and cleared again.
//
// kind: task
// unit: timer
// sweep: waiting=10,1000,100000,1000000
// without: node bun deno

const assert = require('assert');
const { option, task } = require('../workload');

const DURATIONS = 97;
const hour = 3600 * 1000;
for (let i = 0; i < option('waiting', 10); i++) setTimeout(() => {}, hour + i % DURATIONS).unref();

task({
  batch: 1000,
  run(count) {
    const timers = [];
    for (let i = 0; i < count; i++) timers.push(setTimeout(() => {}, hour + i % DURATIONS));
    timers.forEach(clearTimeout);
  },
  verify: () => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('a cleared timer fired')), 1);
    clearTimeout(late);
    setTimeout(() => { assert.ok(true); resolve(); }, 20);
  }),
});
