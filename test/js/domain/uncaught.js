'use strict';
// Errors of everything that a domain has begun go to its handler.
const assert = require('assert');
const domain = require('domain');
const fs = require('fs');

const told = [];
const d = domain.create();
d.on('error', (error) => {
  assert.strictEqual(error.domain, d);
  assert.strictEqual(error.domainThrown, true);
  assert.strictEqual(domain._stack.length, 0);
  told.push(error.message);
});
assert.strictEqual(d.run((a, b) => a + b, 1, 2), 3);
d.run(() => {
  assert.strictEqual(process.domain, d);
  assert.strictEqual(domain.active, d);
  setImmediate(() => { throw new Error('immediate'); });
  process.nextTick(() => { throw new Error('tick'); });
  setTimeout(() => { throw new Error('timer'); }, 1);
  fs.stat(__filename, () => { throw new Error('file'); });
});
assert.strictEqual(process.domain, undefined);
process.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.deepStrictEqual(told.sort(), ['file', 'immediate', 'tick', 'timer']);
});
