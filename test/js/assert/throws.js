'use strict';
// assert.throws: what is expected of the error, and what it says otherwise.
const assert = require('assert');

class Mine extends Error {}
const thrower = (error) => () => { throw error; };
const typeError = new TypeError('a type');

assert.throws(thrower(typeError));
assert.throws(thrower(typeError), TypeError);
assert.throws(thrower(typeError), /^TypeError: a type$/);
assert.throws(thrower(typeError), { message: /type/, name: 'TypeError' });
assert.throws(thrower(typeError), new TypeError('a type'));
assert.throws(thrower(typeError), (error) => error === typeError);
assert.throws(thrower('text'), /text/);

function message(...args) {
  try {
    assert.throws(...args);
  } catch (error) {
    assert.strictEqual(error.operator, 'throws');
    return error.message;
  }
  return 'no error';
}
assert.strictEqual(message(() => {}), 'Missing expected exception.');
assert.strictEqual(message(() => {}, TypeError), 'Missing expected exception (TypeError).');
assert.strictEqual(message(() => {}, TypeError, 'told'),
  'Missing expected exception (TypeError): told');
assert.strictEqual(message(() => {}, 'told'), 'Missing expected exception: told');
assert.strictEqual(message(thrower(new Mine('my')), TypeError),
  'The error is expected to be an instance of "TypeError". Received "Mine"\n\n' +
  'Error message:\n\nmy');
assert.strictEqual(message(thrower('text'), TypeError),
  'The error is expected to be an instance of "TypeError". Received "\'text\'"');
assert.strictEqual(message(thrower(typeError), /other/),
  'The input did not match the regular expression /other/. Input:\n\n\'TypeError: a type\'\n');
assert.strictEqual(message(thrower(typeError), () => false),
  'The validation function is expected to return "true". Received false\n\n' +
  'Caught error:\n\nTypeError: a type');
assert.strictEqual(message(thrower(typeError), function check() {}),
  'The "check" validation function is expected to return "true". Received undefined\n\n' +
  'Caught error:\n\nTypeError: a type');
assert.strictEqual(message(thrower(typeError), { message: 'b type', name: 'TypeError' }),
  `Expected values to be strictly deep-equal:
+ actual - expected

  Comparison {
+   message: 'a type',
-   message: 'b type',
    name: 'TypeError'
  }`);
assert.strictEqual(message(thrower(typeError), { message: 'b type' }, 'told'), 'told');

for (const [args, expected] of [
  [[5], { code: 'ERR_INVALID_ARG_TYPE' }],
  [[thrower(typeError), 5], { code: 'ERR_INVALID_ARG_TYPE' }],
  [[thrower(typeError), 'a', 'b'], { code: 'ERR_INVALID_ARG_TYPE' }],
  [[thrower(typeError), {}], { code: 'ERR_INVALID_ARG_VALUE' }],
  [[thrower(typeError), 'a type'], {
    code: 'ERR_AMBIGUOUS_ARGUMENT',
    message: 'The "error/message" argument is ambiguous. ' +
      'The error message "a type" is identical to the message.',
  }],
]) assert.throws(() => assert.throws(...args), expected);
