'use strict';
// assert.doesNotThrow fails for the unwanted errors only, and lets the others through.
const assert = require('assert');

const typeError = new TypeError('a type');
const thrower = () => { throw typeError; };
assert.doesNotThrow(() => {});
assert.doesNotThrow(() => {}, TypeError, 'told');
const failures = [
  [[thrower], 'Got unwanted exception.\nActual message: "a type"'],
  [[thrower, 'told'], 'Got unwanted exception: told\nActual message: "a type"'],
  [[thrower, TypeError, 'told'], 'Got unwanted exception: told\nActual message: "a type"'],
  [[thrower, /type/], 'Got unwanted exception.\nActual message: "a type"'],
  [[thrower, () => true], 'Got unwanted exception.\nActual message: "a type"'],
];
for (const [args, message] of failures) {
  assert.throws(() => assert.doesNotThrow(...args),
    { code: 'ERR_ASSERTION', message, operator: 'doesNotThrow', actual: typeError });
}
for (const expected of [RangeError, /other/, () => false]) {
  assert.throws(() => assert.doesNotThrow(thrower, expected), (error) => error === typeError);
}
assert.throws(() => assert.doesNotThrow(thrower, {}), { code: 'ERR_INVALID_ARG_TYPE' });
