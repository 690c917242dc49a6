'use strict';
// Comparing functions need two arguments; a message that is an Error is thrown itself.
const assert = require('assert');

const mine = new RangeError('mine');
for (const name of ['equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'strictEqual',
  'notStrictEqual', 'deepStrictEqual', 'notDeepStrictEqual']) {
  for (const args of [[], [1]]) {
    assert.throws(() => assert[name](...args), {
      name: 'TypeError',
      code: 'ERR_MISSING_ARGS',
      message: 'The "actual" and "expected" arguments must be specified',
    });
  }
  const other = name.startsWith('not') ? 1 : 2;
  assert.throws(() => assert[name](1, other, mine), (error) => error === mine);
  assert.throws(() => assert[name](1, other, 'told'), {
    code: 'ERR_ASSERTION', message: 'told', generatedMessage: false, actual: 1, expected: other,
  });
}
