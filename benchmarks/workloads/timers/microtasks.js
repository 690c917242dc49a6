'use strict';

// Microtasks: queueMicrotask, promises and async functions, one after the other and many at once.
//
// kind: task
// unit: microtask
// target: all 1.0 of peer

const assert = require('assert');
const { tasks } = require('../workload');

const queueChain = (count) => new Promise((resolve) => {
  const next = () => (--count === 0 ? resolve() : queueMicrotask(next));
  queueMicrotask(next);
});

const queueBatch = (count) => new Promise((resolve) => {
  let left = count;
  const ran = () => { if (--left === 0) resolve(); };
  for (let i = 0; i < count; i++) queueMicrotask(ran);
});

function thenChain(count) {
  let last = Promise.resolve();
  for (let i = 0; i < count; i++) last = last.then(() => undefined);
  return last;
}

async function awaitChain(count) {
  for (let i = 0; i < count; i++) await undefined;
}

const answer = async (value) => value;
async function callChain(count) {
  for (let i = 0; i < count; i++) await answer(i);
}

async function allOf(count) {
  const list = [];
  for (let i = 0; i < count; i++) list.push(answer(i));
  await Promise.all(list);
}

async function verify() {
  const order = [];
  queueMicrotask(() => order.push(1));
  Promise.resolve().then(() => order.push(2));
  await queueBatch(5);
  assert.deepStrictEqual(order, [1, 2]);
  assert.strictEqual(await answer(3), 3);
}

tasks([
  { parameters: { how: 'queueMicrotask, chain' }, batch: 10000, run: queueChain, verify },
  { parameters: { how: 'queueMicrotask, batch' }, batch: 1000, run: queueBatch },
  { parameters: { how: 'then, chain' }, batch: 1000, run: thenChain },
  { parameters: { how: 'await' }, batch: 10000, run: awaitChain },
  { parameters: { how: 'await of an async function' }, batch: 10000, run: callChain },
  { parameters: { how: 'Promise.all' }, batch: 1000, run: allOf },
]);
