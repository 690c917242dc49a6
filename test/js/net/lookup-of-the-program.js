'use strict';
// options.lookup: what it is asked, and what becomes of its answers.
const assert = require('assert');
const net = require('net');

const codes = [];
const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const lookup = (answer) => (host, options, callback) => {
    assert.strictEqual(host, 'a.name');
    assert.strictEqual(options.family, 4);
    assert.strictEqual(options.hints, 0);
    process.nextTick(callback, ...answer);
  };
  const connect = (...answer) =>
    net.connect({ port, host: 'a.name', family: 4, lookup: lookup(answer) });
  connect(null, '127.0.0.1', 4).resume().on('close', () => server.close());
  const fail = (code, ...answer) => connect(...answer).on('error', (error) => {
    assert.strictEqual(error.code, code);
    codes.push(code);
  });
  const fault = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  fail('ENOTFOUND', fault);
  fail('ERR_INVALID_IP_ADDRESS', null, 'nonsense', 4);
  fail('ERR_INVALID_ADDRESS_FAMILY', null, '127.0.0.1', 100);
});
process.on('exit', () => assert.strictEqual(codes.length, 3));
