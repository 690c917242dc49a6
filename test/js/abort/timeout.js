'use strict';
// AbortSignal.timeout does not keep the process alive, but fires while something else does.
const assert = require('assert');

AbortSignal.timeout(2 ** 31 - 1).addEventListener('abort', () => assert.fail('came too early'));
const signal = AbortSignal.timeout(1);
const keepAlive = setInterval(() => {}, 1000);
signal.addEventListener('abort', () => {
  clearInterval(keepAlive);
  assert.strictEqual(signal.reason.name, 'TimeoutError');
  assert.strictEqual(signal.reason.code, DOMException.TIMEOUT_ERR);
  assert.strictEqual(signal.reason.message, 'The operation was aborted due to timeout');
});
process.on('exit', () => assert.strictEqual(signal.aborted, true));
