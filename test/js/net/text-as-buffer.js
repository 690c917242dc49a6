'use strict';
// write() with a string and the encoding 'buffer' throws at once.
const assert = require('assert');
const net = require('net');

const server = net.createServer().listen(0, () => {
  const client = net.connect(server.address().port, () => {
    assert.throws(() => client.write('broken', 'buffer'), {
      name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'Second argument must be a buffer',
    });
    client.destroy();
    server.close();
  });
});
