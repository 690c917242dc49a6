'use strict';
// Half of a surrogate pair has no UTF-8: U+FFFD stands for it.
const assert = require('assert');

assert.strictEqual(Buffer.from('a\ud800b').toString('hex'), '61efbfbd62');
assert.strictEqual(Buffer.from('\udc00\ud800').toString('hex'), 'efbfbdefbfbd');
assert.strictEqual(Buffer.byteLength('a\ud800b'), 5);
