'use strict';
// maxArrayLength holds for sets and maps, too.
const assert = require('assert');
const { inspect } = require('util');

assert.strictEqual(inspect(new Set([1, 2, 3]), { maxArrayLength: 1 }),
  'Set(3) { 1, ... 2 more items }');
assert.strictEqual(inspect(new Map([[1, 2], [3, 4]]), { maxArrayLength: 1 }),
  'Map(2) { 1 => 2, ... 1 more item }');
assert.match(inspect(new Set(Array(101).keys())), /\.\.\. 1 more item\n\}$/);
