'use strict';
// A tick that always throws, and is taken, leaves room for the rest of the program.
const assert = require('assert');

let count = 0;
let seen = false;
process.on('uncaughtException', (error) => {
  assert.strictEqual(error.message, 'again');
  count++;
  if (!seen) process.nextTick(fail);
});

function fail() {
  throw new Error('again');
}

process.nextTick(fail);
setImmediate(() => {
  seen = true;
  assert.ok(count > 0);
});
