'use strict';
// util.callbackify: results, errors, falsy reasons, names, and errors thrown by the callback.
const assert = require('assert');
const { callbackify } = require('util');

const calls = [];
const double = callbackify(async function double(value) {
  if (value === null) throw null; // eslint-disable-line no-throw-literal
  if (value < 0) throw new RangeError('negative');
  return [this?.tag, value * 2];
});
assert.strictEqual(double.name, 'doubleCallbackified');
assert.strictEqual(double.length, 2);

double.call({ tag: 't' }, 2, function(error, value) {
  calls.push([error, value, this.tag]);
});
double(-1, (error, ...rest) => calls.push([error.message, rest]));
double(null, (error) => calls.push([error.code, error.message, error.reason]));
assert.throws(() => double(1), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The last argument must be of type function. Received type number (1)',
});
assert.throws(() => callbackify({}), { code: 'ERR_INVALID_ARG_TYPE' });

process.once('uncaughtException', (error) => calls.push(['uncaught', error.message]));
callbackify(async () => {})(() => { throw new Error('from the callback'); });
assert.deepStrictEqual(calls, []);

process.on('exit', () => {
  assert.deepStrictEqual(calls, [
    [null, ['t', 4], 't'],
    ['negative', []],
    ['ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value', null],
    ['uncaught', 'from the callback'],
  ]);
});
