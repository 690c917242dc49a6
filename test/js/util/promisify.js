'use strict';
// util.promisify: results, errors, `this`, properties, custom functions.
const assert = require('assert');
const { promisify } = require('util');

function half(number, callback) {
  if (number % 2) callback(new Error('odd'));
  else callback(null, number / 2, 'ignored');
}
half.property = 1;

(async () => {
  const promised = promisify(half);
  assert.strictEqual(await promised(4), 2);
  await assert.rejects(promised(3), { message: 'odd' });
  assert.strictEqual(promised.name, 'half');
  assert.strictEqual(promised.length, 2);
  assert.strictEqual(promised.property, 1);
  assert.strictEqual(promisify(promised), promised);

  const object = { value: 5, get(callback) { callback(null, this.value); } };
  object.promised = promisify(object.get);
  assert.strictEqual(await object.promised(), 5);

  await assert.rejects(promisify(() => { throw new TypeError('at once'); })(), TypeError);
  const twice = promisify((callback) => { callback(null, 1); callback(new Error('late')); });
  assert.strictEqual(await twice(), 1);

  assert.strictEqual(promisify.custom, Symbol.for('nodejs.util.promisify.custom'));
  const custom = async () => 'custom';
  const fn = Object.assign(() => {}, { [promisify.custom]: custom });
  assert.strictEqual(promisify(fn), custom);
  assert.strictEqual(promisify(custom), custom);
  assert.throws(() => promisify(Object.assign(() => {}, { [promisify.custom]: 5 })), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "util.promisify.custom" property must be of type function. ' +
      'Received type number (5)',
  });
  for (const wrong of [undefined, null, 1, {}]) {
    assert.throws(() => promisify(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  assert.strictEqual(await promisify(setTimeout)(1, 'timer'), 'timer');
})();
