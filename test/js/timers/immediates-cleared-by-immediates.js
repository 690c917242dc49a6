'use strict';
// An immediate may clear any other: one that waits for the next turn, the next of this turn, the
// last of it. Those that are left run in their order, each once.
const assert = require('assert');

let seed = 7;
const random = (below) => (seed = (seed * 48271) % 2147483647) % below;

const ran = [];
const wanted = new Set();
const set = [];
function add() {
  const name = set.length;
  wanted.add(name);
  set.push(setImmediate(() => {
    ran.push(name);
    for (let i = random(4); i > 0 && set.length < 2000; i--) add();
    for (let i = random(3); i > 0; i--) clear(random(set.length));
    if (random(8) === 0) clear(name + 1);
  }));
}

function clear(name) {
  if (name >= set.length || ran.includes(name)) return;
  clearImmediate(set[name]);
  wanted.delete(name);
}

for (let i = 0; i < 100; i++) add();
for (const name of [0, 50, 51, 99]) clear(name);

process.on('exit', () => {
  assert.deepStrictEqual(ran, [...wanted]);
  assert(ran.length > 100);
});
