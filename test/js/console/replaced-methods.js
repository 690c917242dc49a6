'use strict';
// Methods that print through others use the console's own, replaced or not; log and info don't.
const assert = require('assert');
const { Console } = require('console');
const { PassThrough } = require('stream');

const c = new Console(new PassThrough());
const calls = [];
for (const name of ['log', 'warn', 'error']) c[name] = (...args) => calls.push([name, ...args]);
c.count();
c.group('title');
c.table(5);
c.assert(false, 'why');
c.trace('x');
c.info('not seen');
c.debug('not seen');
assert.deepStrictEqual(calls.map(([name]) => name), ['log', 'log', 'log', 'warn', 'error']);
assert.deepStrictEqual(calls.slice(0, 4).map(([, text]) => text),
  ['default: 1', 'title', 5, 'Assertion failed: why']);
