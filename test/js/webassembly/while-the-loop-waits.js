'use strict';
// What comes of WebAssembly is told when it is there, though the loop has nothing to do but wait
// for something far away.
const assert = require('assert');
const net = require('net');

const bytes = Buffer.from('0061736d0100000001070160027f7f017f030201000707010361646400000a0901' +
  '0700200020016a0b', 'hex');
const far = setTimeout(() => assert.fail('the loop slept on'), 20000);
const server = net.createServer().listen(0, '127.0.0.1', async () => {
  for (let i = 0; i < 20; i++) {
    const { instance } = await WebAssembly.instantiate(bytes);
    assert.strictEqual(instance.exports.add(i, 1), i + 1);
  }
  server.close();
  clearTimeout(far);
});
