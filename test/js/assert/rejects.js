'use strict';
// assert.rejects and doesNotReject: promises, functions, things like promises, and wrong arguments.
const assert = require('assert');

const typeError = new TypeError('a type');
const rejecting = async () => { throw typeError; };
(async () => {
  await assert.rejects(rejecting);
  await assert.rejects(rejecting(), TypeError);
  await assert.rejects(rejecting, { message: /type/ });
  await assert.rejects(assert.rejects(async () => {}), {
    code: 'ERR_ASSERTION', message: 'Missing expected rejection.', operator: 'rejects',
  });
  await assert.rejects(assert.rejects(rejecting, RangeError), {
    message: /^The error is expected to be an instance of "RangeError"\. Received "TypeError"\n/,
  });
  await assert.rejects({ then(_, fail) { fail(typeError); }, catch() {} }, TypeError);

  await assert.doesNotReject(async () => {});
  await assert.doesNotReject(Promise.resolve());
  await assert.rejects(assert.doesNotReject(rejecting, 'told'), {
    message: 'Got unwanted rejection: told\nActual message: "a type"', operator: 'doesNotReject',
  });
  await assert.rejects(assert.doesNotReject(rejecting, RangeError), (error) => error === typeError);

  for (const name of ['rejects', 'doesNotReject']) {
    await assert.rejects(assert[name](() => 5), {
      code: 'ERR_INVALID_RETURN_VALUE',
      message: 'Expected instance of Promise to be returned from the "promiseFn" function ' +
        'but got type number (5).',
    });
    for (const wrong of [5, {}, { then() {} }]) {
      await assert.rejects(assert[name](wrong), {
        code: 'ERR_INVALID_ARG_TYPE',
        message: /^The "promiseFn" argument must be of type function or an instance of Promise\. /,
      });
    }
    // What the function throws at once is no rejection.
    await assert.rejects(assert[name](() => { throw typeError; }), (error) => error === typeError);
  }
})();
