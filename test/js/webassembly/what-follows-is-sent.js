'use strict';
// What a program writes once WebAssembly is there leaves at once, though nothing else happens.
const assert = require('assert');
const net = require('net');

const bytes = Buffer.from('0061736d0100000001070160027f7f017f030201000707010361646400000a0901' +
  '0700200020016a0b', 'hex');
const far = setTimeout(() => assert.fail('it was written and not sent'), 20000);
const server = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', async () => {
    for (let i = 0; i < 20; i++) {
      await WebAssembly.instantiate(bytes);
      client.write(`${i}`);
      const [echo] = await require('events').once(client, 'data');
      assert.strictEqual(String(echo), `${i}`);
    }
    client.end();
    server.close();
    clearTimeout(far);
  });
});
