'use strict';
// bind() runs a function in the domain, intercept() takes the error that comes first.
const assert = require('assert');
const domain = require('domain');

const d = domain.create();
const told = [];
d.on('error', (error) => told.push(error));
const bound = d.bind(function(value) {
  assert.strictEqual(this, d.members);
  assert.strictEqual(process.domain, d);
  return value * 2;
});
assert.strictEqual(bound.call(d.members, 4), 8);
const callback = (value) => value;
const intercepted = d.intercept(callback);
assert.strictEqual(intercepted(null, 'value'), 'value');
const error = new Error('given');
assert.strictEqual(intercepted(error), undefined);
assert.deepStrictEqual(told, [error]);
assert.strictEqual(error.domainBound, callback);
assert.strictEqual(error.domainThrown, false);
assert.throws(() => process.setUncaughtExceptionCaptureCallback(() => {}), {
  code: 'ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE',
});
