'use strict';
// What a domain's handler throws goes to the domain around it.
const assert = require('assert');
const domain = require('domain');

const told = [];
const outer = domain.create();
const inner = domain.create();
outer.on('error', (error) => told.push(`outer ${error.message}`));
inner.on('error', (error) => {
  assert.strictEqual(process.domain, outer);
  told.push(`inner ${error.message}`);
  throw new Error('second');
});
process.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.deepStrictEqual(told, ['inner first', 'outer second']);
});
outer.run(() => inner.run(() => { throw new Error('first'); }));
