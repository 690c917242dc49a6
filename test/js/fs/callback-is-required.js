'use strict';
// Without a function as callback the callback form throws at once.
const assert = require('assert');
const fs = require('fs');

for (const call of [() => fs.readFile('x'), () => fs.stat('x'), () => fs.open('x', 'r'),
  () => fs.rename('a', 'b'), () => fs.mkdir('x'), () => fs.readdir('x'), () => fs.unlink('x'),
  () => fs.access('x'), () => fs.exists('x')]) {
  assert.throws(call, { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' }, String(call));
}
