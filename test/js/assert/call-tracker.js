'use strict';
// assert.CallTracker counts calls, reports the missing ones, and can be reset.
const assert = require('assert');

const tracker = new assert.CallTracker();
const add = tracker.calls(function add(a, b) { return [this, a + b]; }, 2);
assert.strictEqual(add.length, 2);
assert.deepStrictEqual(add.call('me', 1, 2).map(String), ['me', '3']);
assert.deepStrictEqual(tracker.getCalls(add), [{ thisArg: 'me', arguments: [1, 2] }]);
assert.ok(Object.isFrozen(tracker.getCalls(add)));

const message = 'Expected the add function to be executed 2 time(s) but was executed 1 time(s).';
const [{ stack, ...report }] = tracker.report();
assert.deepStrictEqual(report, { message, actual: 1, expected: 2, operator: 'add' });
assert.match(stack.stack, /call-tracker\.js/);
assert.throws(() => tracker.verify(), { code: 'ERR_ASSERTION', message });

add(0, 0);
tracker.verify();
tracker.calls(1)();
tracker.verify();
tracker.reset();
assert.throws(() => { tracker.calls(); tracker.verify(); }, {
  message: 'Functions were not called the expected number of times',
  'message 0': 'Expected the add function to be executed 2 time(s) but was executed 0 time(s).',
  'message 2': 'Expected the calls function to be executed 1 time(s) but was executed 0 time(s).',
});
add();
tracker.reset(add);
assert.deepStrictEqual(tracker.getCalls(add), []);
assert.throws(() => tracker.calls(0), { code: 'ERR_OUT_OF_RANGE' });
for (const wrong of [5, () => {}, null]) {
  assert.throws(() => tracker.getCalls(wrong), { code: 'ERR_INVALID_ARG_VALUE' });
}
assert.throws(() => tracker.calls(() => {}, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => tracker.calls(() => {}, 1.5), { code: 'ERR_OUT_OF_RANGE' });
