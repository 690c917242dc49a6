'use strict';
// SlowBuffer makes memory of its own, with or without `new`.
const assert = require('assert');
const { SlowBuffer } = require('buffer');

const b = SlowBuffer(10);
assert.strictEqual(b.buffer.byteLength, 10);
assert.ok(Buffer.isBuffer(new SlowBuffer(3)));
assert.throws(() => SlowBuffer(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => SlowBuffer(-1), { code: 'ERR_INVALID_ARG_VALUE' });
