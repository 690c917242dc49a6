'use strict';
// assert.match and doesNotMatch.
const assert = require('assert');

assert.match('I will pass', /pass/);
assert.doesNotMatch('I will fail', /pass/);
const failures = [
  ['match', ['a', /b/], "The input did not match the regular expression /b/. Input:\n\n'a'\n"],
  ['doesNotMatch', ['a', /a/],
    "The input was expected to not match the regular expression /a/. Input:\n\n'a'\n"],
  ['match', [5, /b/], 'The "string" argument must be of type string. Received type number (5)'],
  ['doesNotMatch', [null, /b/],
    'The "string" argument must be of type string. Received type object (null)'],
];
for (const [name, args, message] of failures) {
  assert.throws(() => assert[name](...args), {
    code: 'ERR_ASSERTION', operator: name, message, generatedMessage: true, actual: args[0],
    expected: args[1],
  });
  assert.throws(() => assert[name](...args, 'told'), { message: 'told', generatedMessage: false });
  assert.throws(() => assert[name](...args, new RangeError('mine')), RangeError);
  assert.throws(() => assert[name]('a', 'a'), { code: 'ERR_INVALID_ARG_TYPE' });
}
