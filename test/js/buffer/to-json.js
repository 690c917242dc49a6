'use strict';
// JSON of a Buffer is its type and its numbers.
const assert = require('assert');

assert.strictEqual(JSON.stringify(Buffer.from('ab')), '{"type":"Buffer","data":[97,98]}');
assert.strictEqual(JSON.stringify({ b: Buffer.alloc(0) }), '{"b":{"type":"Buffer","data":[]}}');
