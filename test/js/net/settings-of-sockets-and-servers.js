'use strict';
// What sockets and servers show of their settings before anything has happened.
const assert = require('assert');
const net = require('net');

const server = net.createServer({ keepAlive: true, keepAliveInitialDelay: 2500 });
assert.strictEqual(server.keepAliveInitialDelay, 2); // in seconds, as the system has it
assert.strictEqual(server.highWaterMark, 16 * 1024);

const socket = new net.Socket();
assert.strictEqual(socket.timeout, undefined);
assert.strictEqual(socket.setTimeout(1000).timeout, 1000);
assert.strictEqual(socket.setTimeout(0).timeout, 0);

// A write's failure is told before the close.
const order = [];
const destroyed = net.connect(1, '127.0.0.1').destroy();
destroyed.write('x', (error) => order.push(error.code));
destroyed.on('close', () => order.push('close'));
process.on('exit', () => assert.deepStrictEqual(order, ['ERR_STREAM_DESTROYED', 'close']));
