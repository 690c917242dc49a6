'use strict';

// A thousand setImmediates that run in one turn of the loop.
//
// kind: task
// unit: immediate
// target: all 1.0 of peer

const assert = require('assert');
const { task } = require('../workload');

const batch = (count) => new Promise((resolve) => {
  let left = count;
  const ran = () => { if (--left === 0) resolve(); };
  for (let i = 0; i < count; i++) setImmediate(ran);
});

task({
  batch: 1000,
  run: batch,
  async verify() {
    const order = [];
    for (let i = 0; i < 3; i++) setImmediate((at) => order.push(at), i);
    await batch(10);
    assert.deepStrictEqual(order, [0, 1, 2]);
  },
});
