'use strict';

// Timeouts by 50,000: set and cleared, set and fired; of one duration and of many; refreshed.
//
// kind: task
// unit: timeout
// target: all 1.0 of peer

const assert = require('assert');
const { tasks } = require('../workload');

const kMany = 50000;
const nothing = () => {};

function setAndClear(count, duration) {
  const set = new Array(count);
  for (let i = 0; i < count; i++) set[i] = setTimeout(nothing, duration(i));
  for (let i = 0; i < count; i++) clearTimeout(set[i]);
}

const fire = (count, duration) => new Promise((resolve) => {
  let left = count;
  const fired = () => { if (--left === 0) resolve(); };
  for (let i = 0; i < count; i++) setTimeout(fired, duration(i));
});

// As a server does it: a timeout for every request, cleared by the answer.
function oneByOne(count) {
  for (let i = 0; i < count; i++) clearTimeout(setTimeout(nothing, 30000));
}

function refresh(count) {
  const timeout = setTimeout(nothing, 30000);
  for (let i = 0; i < count; i++) timeout.refresh();
  clearTimeout(timeout);
}

const interval = (count) => new Promise((resolve) => {
  let left = count;
  const step = () => {
    if (--left === 0) {
      for (const each of set) clearInterval(each);
      resolve();
    }
  };
  const set = [];
  for (let i = 0; i < 100; i++) set.push(setInterval(step, 1));
});

async function verify() {
  const order = [];
  setTimeout(() => order.push('later'), 5);
  clearTimeout(setTimeout(() => order.push('never'), 1));
  setTimeout((word) => order.push(word), 1, 'soon');
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepStrictEqual(order, ['soon', 'later']);
}

const same = () => 60000;
const many = (i) => 60000 + i % 1000;

tasks([
  { parameters: { how: 'set, clear' }, batch: kMany, run: (n) => setAndClear(n, same), verify },
  { parameters: { how: 'set, clear; 1000 durations' }, batch: kMany,
    run: (n) => setAndClear(n, many) },
  { parameters: { how: 'set, clear, one by one' }, batch: kMany, run: oneByOne },
  { parameters: { how: 'set, fire' }, batch: kMany, run: (n) => fire(n, () => 1) },
  { parameters: { how: 'set, fire; 10 durations' }, batch: kMany,
    run: (n) => fire(n, (i) => 1 + i % 10) },
  { parameters: { how: 'refresh' }, batch: kMany, run: refresh },
  { parameters: { how: '100 intervals of 1 ms' }, batch: 1000, run: interval },
]);
