'use strict';
// assert.ifError: the message, and a stack that goes on with the original's frames.
const assert = require('assert');

assert.ifError(null);
assert.ifError(undefined);
for (const [value, text] of [
  [0, '0'], ['a', "'a'"], [false, 'false'], [new Error('m'), 'm'], [new TypeError(), 'TypeError'],
  [{ message: 'like an error' }, 'like an error'], [[1], '[ 1 ]'],
]) {
  assert.throws(() => assert.ifError(value), {
    name: 'AssertionError',
    code: 'ERR_ASSERTION',
    message: `ifError got unwanted exception: ${text}`,
    operator: 'ifError',
    actual: value,
    expected: null,
    generatedMessage: false,
  });
}

const original = (function makesTheError() { return new Error('deep'); })();
try {
  (function callsIfError() { assert.ifError(original); })();
  assert.fail('not reached');
} catch ({ stack }) {
  const caller = stack.indexOf('at callsIfError ');
  const maker = stack.indexOf('at makesTheError ');
  assert.ok(caller > 0 && maker > caller);
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  assert.strictEqual(new Set(frames).size, frames.length, 'no frame twice');
}
