'use strict';
// Floats and doubles, with their special values, in both orders.
const assert = require('assert');

for (const [kind, size] of [['Float', 4], ['Double', 8]]) {
  for (const order of ['LE', 'BE']) {
    const b = Buffer.alloc(size + 1);
    for (const number of [0, -0, 1.5, -2.25, Infinity, -Infinity, NaN, 2 ** 100]) {
      assert.strictEqual(b[`write${kind}${order}`](number, 1), size + 1);
      assert.ok(Object.is(b[`read${kind}${order}`](1), number));
    }
    b[`write${kind}${order}`](1.5, 1);
    assert.strictEqual(new DataView(b.buffer,
      b.byteOffset)[`get${kind}${size * 8}`.replace(/(Float|Double)(\d+)/, 'Float$2')](1,
      order === 'LE'), 1.5);
  }
}
