'use strict';

// The way into native code and out of it: cheap native calls, and callbacks that the loop makes.
//
// kind: task
// unit: call
// target: all 1.0 of node

const assert = require('assert');
const { tasks } = require('../workload');

function repeated(call) {
  return (count) => {
    for (let i = 0; i < count; i++) call();
  };
}

// So many callbacks from one turn: what an entry costs when there is little to do in it.
const immediates = (count) => new Promise((resolve) => {
  let left = count;
  const ran = () => { if (--left === 0) resolve(); };
  for (let i = 0; i < count; i++) setImmediate(ran);
});

// Operations that the kernel answers at once, and the loop tells of.
const { access } = require('fs');
const completions = (count) => new Promise((resolve) => {
  let left = count;
  const told = (error) => {
    assert.ifError(error);
    if (--left === 0) resolve();
  };
  for (let i = 0; i < count; i++) access(__filename, told);
});

tasks([
  { parameters: { entry: 'process.hrtime()' }, batch: 5000, run: repeated(() => process.hrtime()) },
  { parameters: { entry: 'process.hrtime.bigint()' }, batch: 5000,
    run: repeated(() => process.hrtime.bigint()) },
  { parameters: { entry: 'performance.now()' }, batch: 5000,
    run: repeated(() => performance.now()) },
  { parameters: { entry: 'process.cpuUsage()' }, batch: 1000,
    run: repeated(() => process.cpuUsage()) },
  { parameters: { entry: 'process.memoryUsage.rss()' }, batch: 100,
    run: repeated(() => process.memoryUsage.rss()) },
  { parameters: { entry: 'immediates, 100 a turn' }, batch: 100, run: immediates },
  { parameters: { entry: 'completions, 100 at once' }, batch: 100, run: completions },
]);
