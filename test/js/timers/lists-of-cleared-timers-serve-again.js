'use strict';

// The list of a duration stays for a while when its last timer was cleared: timers that are set
// later fire when they are due, in order, none too early, and nothing that was cleared keeps the
// program alive.

const assert = require('assert');

const began = Date.now();
for (let i = 0; i < 40; i++) clearTimeout(setTimeout(() => assert.fail(), 20 + i));
for (let i = 0; i < 40; i++) clearTimeout(setTimeout(() => assert.fail(), 100000 + i));

const order = [];
const set = [];
function at(duration, name) {
  set.push({ name, due: Date.now() + duration });
  setTimeout(() => {
    assert(Date.now() >= set.find((each) => each.name === name).due - 1, name);
    order.push(name);
  }, duration);
}

// Into lists that were emptied, before and after ones that are new.
at(60, 'd');
at(21, 'b');
at(5, 'a');
at(21, 'c');

// A list that is emptied and filled while it runs.
let rounds = 0;
const first = setTimeout(() => {
  clearTimeout(second);
  const third = setTimeout(() => assert.fail(), 7);
  clearTimeout(third);
  setTimeout(() => rounds++, 7);
}, 7);
const second = setTimeout(() => assert.fail(), 7);
assert.strictEqual(first.hasRef(), true);

// Refreshed: in its own list, as the only one, with others behind it, and after its duration ran.
const refreshed = [];
const alone = setTimeout(() => refreshed.push('alone'), 33);
const early = setTimeout(() => refreshed.push('early'), 34);
setTimeout(() => refreshed.push('later'), 34);
early.refresh();
setTimeout(() => alone.refresh(), 20);

// Nothing keeps the program but what is set and has a reference.
setTimeout(() => assert.fail(), 100000).unref();
const counted = setTimeout(() => assert.fail(), 100000);
counted.unref().ref();
setTimeout(() => clearTimeout(counted), 70);

process.on('exit', () => {
  assert.deepStrictEqual(order, ['a', 'b', 'c', 'd']);
  assert.strictEqual(rounds, 1);
  assert.deepStrictEqual(refreshed, ['later', 'early', 'alone']);
  assert(Date.now() - began < 5000);
});
