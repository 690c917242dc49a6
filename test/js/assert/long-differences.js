'use strict';
// Differences of large values: equal lines are left out, and at most about fifty lines shown.
const assert = require('assert');

function show(actual, expected, operator = 'deepStrictEqual') {
  try {
    assert[operator](actual, expected);
  } catch ({ message }) {
    console.log(`---\n${message}`);
  }
}
const numbers = Array.from({ length: 40 }, (_, i) => i);
const change = (...places) => numbers.map((n) => (places.includes(n) ? `changed ${n}` : n));
show(numbers, change(0));
show(numbers, change(39));
show(numbers, change(20));
show(numbers, change(10, 15, 20, 30));
show(numbers, change(3, 4, 5));
show(numbers, [...numbers, 'more']);
show([...numbers, 'more'], numbers);
show(numbers, numbers.slice(2));
show(numbers, numbers.map((n) => n + 1000));
show(numbers, [...numbers], 'strictEqual');
show({ list: numbers, x: 1 }, { list: change(7), x: 2 });
show(numbers.join('\n'), change(12).join('\n'), 'strictEqual');
show('x'.repeat(2000), 'y', 'equal');
show(numbers.concat(numbers), numbers.concat(numbers), 'notDeepStrictEqual');
show(numbers.concat(numbers), numbers.concat(numbers), 'notDeepEqual');
