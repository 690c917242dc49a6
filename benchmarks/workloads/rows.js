'use strict';

// Small works by the dozen: one expression each, timed in a loop of its own, at several sizes.
//
//   rows(table, {sizes, context})   hands all of them to tasks()
//
// A line of the table is [name, expression, expected, sizes]. The expression sees the context `c`
// (of context(size)) and the number `i` of the round; what it gives at i = 0 has to equal the
// expression `expected`. Each line at each size is compiled by itself: a loop that all shared would
// see all kinds of values, and no engine would make it fast.
// --only=TEXT leaves the rows whose name contains the text.

const assert = require('assert');
const { option, tasks } = require('./workload');

const compile = (body) => new Function('n', 'c',
  `'use strict'; let last; for (let i = 0; i < n; i++) { last = ${body}; } return last;`);

// So many that the clock is looked at every tenth of a millisecond or more seldom.
function batchOf(size) {
  return Math.max(1, Math.min(2000, Math.round(200000 / (size + 64))));
}

// One for each size: kept by all rows, they would fill the heap and slow what allocates.
function kept(context) {
  const made = new Map();
  return (size) => {
    if (!made.has(size)) made.set(size, context(size));
    return made.get(size);
  };
}

function work([name, expression, expected], size, context, given) {
  const loop = compile(expression);
  return {
    parameters: { method: name, size },
    batch: batchOf(size),
    verify() {
      if (expected === undefined) return;
      assert.deepStrictEqual(loop(1, given(size)), compile(expected)(1, context(size)));
    },
    run(count) {
      loop(count, given(size));
    },
  };
}

function rows(table, { sizes, context }) {
  const only = option('only', '');
  const list = [];
  const given = kept(context);
  for (const line of table) {
    if (!line[0].includes(only)) continue;
    for (const size of line[3] ?? sizes) list.push(work(line, size, context, given));
  }
  return tasks(list);
}

module.exports = { rows };
