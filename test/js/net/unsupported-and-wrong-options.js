'use strict';
// Options that sockets refuse, each by its own name.
const assert = require('assert');
const net = require('net');

for (const name of ['objectMode', 'readableObjectMode', 'writableObjectMode']) {
  assert.throws(() => new net.Socket({ [name]: true }), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE',
    message: `The property 'options.${name}' is not supported. Received true`,
  });
}
const wrong = { code: 'ERR_INVALID_ARG_TYPE' };
assert.throws(() => new net.Socket({ keepAliveInitialDelay: 'a' }), wrong);
assert.throws(() => net.createServer({ keepAliveInitialDelay: 'a' }), wrong);
assert.throws(() => net.createServer('a'), wrong);
assert.throws(() => net.connect({ port: true }), wrong);
assert.throws(() => net.connect({ port: 1, lookup: 1 }), wrong);
assert.throws(() => net.connect({}), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => net.connect({ port: 65536 }), {
  name: 'RangeError', code: 'ERR_SOCKET_BAD_PORT',
});
assert.throws(() => net.connect({ port: 1, localAddress: 'here' }), {
  name: 'TypeError', code: 'ERR_INVALID_IP_ADDRESS', message: 'Invalid IP address: here',
});
assert.throws(() => net.createServer().listen({}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => net.createServer().listen(-1), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => new net.Socket().setTimeout('a'), wrong);
assert.throws(() => new net.Socket().setTimeout(-1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => new net.Socket().setTimeout(1, 1), wrong);
