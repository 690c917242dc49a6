'use strict';
// Who sends a port through its own channel loses both; MessageChannel has to be constructed.
const assert = require('assert');

const { port1, port2 } = new MessageChannel();
const seen = [];
process.on('warning', ({ message }) => seen.push(message));
port2.on('close', () => seen.push('close'));
port2.postMessage('gone', [port1]);
assert.throws(() => MessageChannel(), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
process.on('exit', () => assert.deepStrictEqual(seen.sort(),
  ['The target port was posted to itself, and the communication channel was lost', 'close']));
