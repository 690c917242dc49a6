'use strict';
// Buffer.concat: the length may cut or pad with zeros.
const assert = require('assert');

const parts = [Buffer.from('ab'), new Uint8Array([99]), Buffer.alloc(0), Buffer.from('de')];
assert.strictEqual(Buffer.concat(parts).toString(), 'abcde');
assert.strictEqual(Buffer.concat(parts, 4).toString(), 'abcd');
assert.deepStrictEqual([...Buffer.concat(parts, 7)], [97, 98, 99, 100, 101, 0, 0]);
assert.strictEqual(Buffer.concat([]).length, 0);
assert.notStrictEqual(Buffer.concat([parts[0]]), parts[0]);
assert.throws(() => Buffer.concat('ab'), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "list" argument must be an instance of Array. Received type string (\'ab\')' });
assert.throws(() => Buffer.concat([parts[0], 'x']), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "list[1]" argument must be an instance of Buffer or Uint8Array. Received type ' +
    'string (\'x\')' });
assert.throws(() => Buffer.concat(parts, -1), { code: 'ERR_OUT_OF_RANGE' });
