'use strict';
// lastIndexOf begins at the offset and goes to the front.
const assert = require('assert');

const b = Buffer.from('this buffer is a buffer');
assert.strictEqual(b.lastIndexOf('this'), 0);
assert.strictEqual(b.lastIndexOf('buffer'), 17);
assert.strictEqual(b.lastIndexOf('buffer', 16), 5);
assert.strictEqual(b.lastIndexOf('buffer', 4), -1);
assert.strictEqual(b.lastIndexOf('buffer', -1), 17);
assert.strictEqual(b.lastIndexOf('buffer', -20), -1);
assert.strictEqual(b.lastIndexOf('buffer', undefined), 17);
assert.strictEqual(b.lastIndexOf('buffer', null), -1);
assert.strictEqual(b.lastIndexOf('buffer', {}), 17);
assert.strictEqual(b.lastIndexOf(97), 15);
assert.strictEqual(b.lastIndexOf(Buffer.from('buffer'), 100), 17);
assert.strictEqual(b.lastIndexOf(''), 23);
assert.strictEqual(b.lastIndexOf('nothing of the kind'), -1);
