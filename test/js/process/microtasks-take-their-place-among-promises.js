'use strict';
// queueMicrotask(f) runs f where Promise.resolve().then(f) would, in programs of both at random;
// also where ticks, exceptions, many at once and WeakRefs come between.
const assert = require('assert');

// A program is a tree: each node says how it is queued, and what it queues when it runs.
function makeProgram(random, depth) {
  const nodes = [];
  const count = depth === 0 ? 0 : Math.floor(random() * 6);
  for (let i = 0; i < count; i++) {
    const how = ['microtask', 'microtask', 'then', 'async', 'twice'][Math.floor(random() * 5)];
    nodes.push({ how, children: makeProgram(random, depth - 1) });
  }
  return nodes;
}

function queue(how, run, microtask) {
  if (how === 'microtask') {
    microtask(run);
  } else if (how === 'then') {
    Promise.resolve().then(run);
  } else if (how === 'async') {
    (async () => { await undefined; run(); await undefined; })();
  } else {
    microtask(() => {});
    new Promise((resolve) => resolve(Promise.resolve())).then(run);
  }
}

function start(nodes, path, microtask, order) {
  nodes.forEach(({ how, children }, i) => queue(how, () => {
    order.push(`${path}.${i}`);
    start(children, `${path}.${i}`, microtask, order);
  }, microtask));
}

// The order of a program, in whose first turn everything is queued.
function orderOf(program, microtask) {
  return new Promise((resolve) => setImmediate(() => {
    const order = [];
    start(program, '', microtask, order);
    setImmediate(() => resolve(order));
  }));
}

const byPromise = (f) => { Promise.resolve().then(f); };

async function compareRandomPrograms() {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 300; i++) {
    const program = makeProgram(random, 4);
    assert.deepStrictEqual(await orderOf(program, queueMicrotask),
      await orderOf(program, byPromise));
  }
}

// More than the queues hold at first; each queues one more, and every third a promise.
async function compareMany() {
  const orders = [];
  for (const microtask of [queueMicrotask, byPromise]) {
    const order = [];
    for (let i = 0; i < 3000; i++) {
      microtask(() => {
        order.push(i);
        if (i % 3 === 0) Promise.resolve().then(() => order.push(`p${i}`));
        microtask(() => order.push(`m${i}`));
      });
    }
    await new Promise(setImmediate);
    orders.push(order);
  }
  assert.strictEqual(orders[0].length, 7000);
  assert.deepStrictEqual(orders[0], orders[1]);
}

async function goOnAfterExceptions() {
  const told = [];
  const listener = (error) => {
    told.push(error.message);
    queueMicrotask(() => told.push(`after ${error.message}`));
  };
  process.on('uncaughtException', listener);
  for (let i = 0; i < 3; i++) queueMicrotask(() => { throw new Error(`${i}`); });
  Promise.resolve().then(() => told.push('promise'));
  queueMicrotask(() => told.push('last'));
  await new Promise(setImmediate);
  process.off('uncaughtException', listener);
  assert.deepStrictEqual(told,
    ['0', '1', '2', 'promise', 'last', 'after 0', 'after 1', 'after 2']);
}

async function ticksWaitForMicrotasks() {
  const order = [];
  process.nextTick(() => {
    queueMicrotask(() => {
      process.nextTick(() => order.push('tick of a microtask'));
      queueMicrotask(() => order.push('microtask of a microtask'));
    });
    process.nextTick((...args) => order.push(...args), 'second', 'tick');
  });
  await new Promise(setImmediate);
  assert.deepStrictEqual(order,
    ['second', 'tick', 'microtask of a microtask', 'tick of a microtask']);
}

// What a WeakRef has shown is let go even if there are never microtasks.
function letGoOfWeakRefs() {
  const { setFlagsFromString } = require('v8');
  setFlagsFromString('--expose-gc');
  const gc = require('vm').runInNewContext('gc');
  const reference = new WeakRef({});
  return new Promise((resolve, reject) => {
    let turns = 0;
    const step = () => {
      if (++turns > 500) return reject(new Error('it is still there'));
      if (turns % 100 !== 0) return setImmediate(step);
      gc();
      return reference.deref() === undefined ? resolve() : setImmediate(step);
    };
    setImmediate(step);
  });
}

(async () => {
  await compareRandomPrograms();
  await compareMany();
  await goOnAfterExceptions();
  await ticksWaitForMicrotasks();
  await letGoOfWeakRefs();
})();
