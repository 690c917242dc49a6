'use strict';
// Integers of 8, 16 and 32 bits come back as they went, in both byte orders, by both spellings.
const assert = require('assert');

const values = {
  UInt8: [0, 255], Int8: [-128, 127], UInt16: [0, 258, 65535], Int16: [-32768, -2, 32767],
  UInt32: [0, 0x01020304, 0xffffffff], Int32: [-0x80000000, -2, 0x7fffffff],
};
for (const [kind, numbers] of Object.entries(values)) {
  const size = parseInt(kind.slice(kind.indexOf('t') + 1)) / 8;
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    const b = Buffer.alloc(size + 1);
    for (const number of numbers) {
      assert.strictEqual(b[`write${kind}${order}`](number, 1), size + 1);
      assert.strictEqual(b[`read${kind}${order}`](1), number);
      const view = new DataView(b.buffer, b.byteOffset);
      assert.strictEqual(view[`get${kind.replace('UI', 'Ui')}`](1, order === 'LE'), number);
      assert.strictEqual(b[`read${kind.replace('UInt', 'Uint')}${order}`](1), number);
    }
  }
}
assert.strictEqual(Buffer.prototype.readUint16LE, Buffer.prototype.readUInt16LE);
assert.strictEqual(Buffer.prototype.writeUintBE, Buffer.prototype.writeUIntBE);
