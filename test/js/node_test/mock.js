'use strict';
// Mocks: functions that are watched, methods that are replaced for a while.
const assert = require('assert');
const { mock } = require('node:test');

const double = mock.fn((n) => n * 2);
assert.strictEqual(double(4), 8);
assert.strictEqual(double.mock.callCount(), 1);
assert.deepStrictEqual(double.mock.calls[0].arguments, [4]);
assert.strictEqual(double.mock.calls[0].result, 8);
double.mock.mockImplementationOnce(() => 'once');
assert.deepStrictEqual([double(1), double(1)], ['once', 2]);
double.mock.resetCalls();
assert.strictEqual(double.mock.callCount(), 0);
const twice = mock.fn(() => 'original', () => 'mocked', { times: 1 });
assert.deepStrictEqual([twice(), twice()], ['mocked', 'original']);

const object = { value: 3, get() { return this.value; } };
mock.method(object, 'get', function() { return -this.value; });
assert.strictEqual(object.get(), -3);
assert.strictEqual(object.get.mock.calls[0].this, object);
mock.restoreAll();
assert.strictEqual(object.get(), 3);
assert.throws(() => mock.method(object, 'value'), { code: 'ERR_INVALID_ARG_VALUE' });
const failing = mock.fn(() => { throw new Error('mine'); });
assert.throws(failing, { message: 'mine' });
assert.strictEqual(failing.mock.calls[0].error.message, 'mine');
