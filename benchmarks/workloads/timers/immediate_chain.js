'use strict';

// One setImmediate after the other: what a turn of the loop with one callback costs.
//
// kind: task
// unit: immediate
// target: all 1.0 of peer

const assert = require('assert');
const { task } = require('../workload');

const chain = (count) => new Promise((resolve) => {
  const next = () => (--count === 0 ? resolve() : setImmediate(next));
  setImmediate(next);
});

task({
  batch: 10000,
  run: chain,
  async verify() {
    let ran = 0;
    await new Promise((resolve) => setImmediate(() => { ran++; setImmediate(resolve); }));
    assert.strictEqual(ran, 1);
  },
});
