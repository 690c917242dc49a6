'use strict';
// autoSelectFamily: the families take turns, beginning with the first address's; every attempt is
// told of, and unusable addresses are left out or named in the error.
const assert = require('assert');
const net = require('net');

const lookupOf = (...addresses) => (host, options, callback) => {
  assert.strictEqual(options.all, true);
  process.nextTick(callback, null,
    addresses.map((address) => ({ address, family: net.isIP(address) || 4 })));
};
const connect = (port, lookup) => net.connect({
  port, host: 'a.name', lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 5000,
});

const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const told = [];
  const socket = connect(port, lookupOf('127.0.0.2', 'nonsense', '127.0.0.1', '::1')).resume();
  socket.on('connectionAttempt', (address) => told.push(`try ${address}`));
  socket.on('connectionAttemptFailed', (address, _, family, { code }) => {
    told.push(`${family} ${code}`);
  });
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    assert.deepStrictEqual(told.slice(0, 3), ['try 127.0.0.2', '4 ECONNREFUSED', 'try ::1']);
    assert.strictEqual(told.at(-1), 'try 127.0.0.1');
    assert.deepStrictEqual(socket.autoSelectFamilyAttemptedAddresses,
      [`127.0.0.2:${port}`, `[::1]:${port}`.replace(/[[\]]/g, ''), `127.0.0.1:${port}`]);
    server.close();
  });
});

const refused = connect(1, lookupOf('127.0.0.1', '127.0.0.2'));
refused.on('error', (error) => {
  assert.strictEqual(error.constructor.name, 'AggregateError');
  assert.strictEqual(error.code, 'ECONNREFUSED');
  assert.strictEqual(error.errors.length, 2);
  refused.on('close', (hadError) => assert.strictEqual(hadError, true));
});
connect(1, lookupOf('nonsense')).on('error', ({ code, message }) => {
  assert.strictEqual(`${code} ${message}`, 'ERR_INVALID_IP_ADDRESS Invalid IP address: nonsense');
});
connect(1, lookupOf()).on('error', ({ code }) => {
  assert.strictEqual(code, 'ERR_INVALID_IP_ADDRESS');
});
connect(1, lookupOf('127.0.0.1')).on('error', (error) => {
  assert(error instanceof AggregateError); // also of a single attempt
  assert.strictEqual(error.code, 'ECONNREFUSED');
  assert.deepStrictEqual(error.errors.map(({ message }) => message),
    ['connect ECONNREFUSED 127.0.0.1:1']);
});
