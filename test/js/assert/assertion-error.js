'use strict';
// AssertionError: its properties, its stack, how it prints; stackStartFn.
const assert = require('assert');
const { inspect } = require('util');
const { AssertionError } = assert;

const error = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
assert.deepStrictEqual(Object.keys(error),
  ['generatedMessage', 'code', 'actual', 'expected', 'operator']);
assert.strictEqual(error.message, 'Expected values to be strictly equal:\n\n1 !== 2\n');
assert.strictEqual(error.name, 'AssertionError');
assert.ok(error.stack.startsWith('AssertionError [ERR_ASSERTION]: Expected values to be strictly'));
assert.strictEqual(String(error), `AssertionError [ERR_ASSERTION]: ${error.message}`);
assert.ok(error instanceof Error);
assert.strictEqual(new AssertionError({ message: 'told' }).generatedMessage, false);
const other = new AssertionError({ actual: 1, expected: 2, operator: 'is' });
assert.strictEqual(other.message, '1 is 2');
for (const wrong of [undefined, null, 5, 'text']) {
  assert.throws(() => new AssertionError(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
}

function hidden() {
  return new AssertionError({ message: 'm', stackStartFn: hidden });
}
function visible() { return hidden(); }
assert.match(visible().stack, /^AssertionError \[ERR_ASSERTION\]: m\n    at visible /);
try {
  assert.strictEqual(1, 2);
} catch ({ stack }) {
  assert.match(stack.split('\n').find((line) => line.startsWith('    at ')), /assertion-error\.js/);
}

const lines = new AssertionError({ message: 'm', actual: 'line\n'.repeat(20), expected: 1 });
assert.ok(inspect(lines).includes("\\nline\\n...',\n  expected: 1"));
assert.strictEqual(lines.actual, 'line\n'.repeat(20));
