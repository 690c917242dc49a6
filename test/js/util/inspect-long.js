'use strict';
// Deep and long structures are inspected in time that grows with the text, and numbers are grouped
// in util.format too, if the default says so.
const assert = require('assert');
const util = require('util');

let last = {};
const root = last;
for (let i = 0; i < 150; i++) {
  last.next = { circular: root, last, inner: { a: 1, b: 2 } };
  last = last.next;
  root[i] = last;
}
const text = util.inspect(root, { depth: Infinity });
assert.match(text, /^<ref \*1> \{\n {2}'0': <ref \*2> \{\n {4}circular: \[Circular \*1\],\n/);
assert.ok(text.endsWith('\n  }\n}'));
for (const compact of [false, 3]) {
  assert.strictEqual(util.inspect({ a: { b: 'x'.repeat(80) } }, { compact, breakLength: 60 }),
    `{\n  a: {\n    b: '${'x'.repeat(80)}'\n  }\n}`);
}

const { defaultOptions } = util.inspect;
defaultOptions.numericSeparator = true;
assert.strictEqual(util.format('%d %s %i %d', 1234567, 1234567.5, 7654321, 1234567n),
  '1_234_567 1_234_567.5 7_654_321 1_234_567n');
defaultOptions.numericSeparator = false;
assert.strictEqual(util.format('%d', 1234567), '1234567');
assert.strictEqual(util.formatWithOptions({ numericSeparator: true }, '%d', 1234567),
  '1_234_567');
assert.strictEqual(util.promisify(require('fs').exists).name, 'exists');
