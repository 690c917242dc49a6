'use strict';

// process.nextTick: one after the other, and a thousand at once, without and with an argument.
//
// kind: task
// unit: tick
// target: all 1.0 of peer

const assert = require('assert');
const { tasks } = require('../workload');

const chain = (count) => new Promise((resolve) => {
  const next = () => (--count === 0 ? resolve() : process.nextTick(next));
  process.nextTick(next);
});

const batch = (count) => new Promise((resolve) => {
  let left = count;
  const ran = () => { if (--left === 0) resolve(); };
  for (let i = 0; i < count; i++) process.nextTick(ran);
});

const batchOfArguments = (count) => new Promise((resolve) => {
  let left = count;
  const ran = (step) => { if ((left -= step) === 0) resolve(); };
  for (let i = 0; i < count; i++) process.nextTick(ran, 1);
});

async function verify() {
  const order = [];
  Promise.resolve().then(() => order.push('promise'));
  process.nextTick((word) => order.push(word), 'tick');
  await batch(2);
  await chain(2);
  assert.deepStrictEqual(order.sort(), ['promise', 'tick']);
}

tasks([
  { parameters: { how: 'chain' }, batch: 10000, run: chain, verify },
  { parameters: { how: 'batch' }, batch: 1000, run: batch },
  { parameters: { how: 'batch, an argument each' }, batch: 1000, run: batchOfArguments },
]);
