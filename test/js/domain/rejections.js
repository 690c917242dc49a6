'use strict';
// A rejection that nobody handles goes to the domain that was active; handlers run outside of it.
const assert = require('assert');
const domain = require('domain');

assert.strictEqual(domain.active, null);
const told = [];
const own = domain.create();
own.on('error', (error) => told.push([error.message, process.domain, error.domain === own]));
process.on('unhandledRejection', () => assert.fail('told twice'));

own.run(() => {
  Promise.reject(new Error('at once'));
  setTimeout(() => Promise.reject(new Error('later')), 1);
});
assert.strictEqual(domain.active, undefined);
assert.strictEqual(own.intercept(() => {}).domain, undefined);
assert.strictEqual(own.bind(() => {}).domain, own);
process.on('exit', () => assert.deepStrictEqual(told,
  [['at once', undefined, false], ['later', undefined, false]]));
