'use strict';
// A rejection that was told of and is handled later: 'rejectionHandled', or else a warning.
const assert = require('assert');

const told = [];
process.on('unhandledRejection', (reason) => told.push(`unhandled ${reason.message}`));
process.on('warning', ({ name, message, id }) => told.push(`${name} ${message} ${id}`));

const first = Promise.reject(new Error('first'));
setImmediate(() => {
  first.catch(() => {});
  setImmediate(() => {
    process.on('rejectionHandled', (promise) => told.push(`handled ${promise === second}`));
    const second = Promise.reject(new Error('second'));
    setImmediate(() => second.catch(() => {}));
  });
});

process.on('exit', () => assert.deepStrictEqual(told, [
  'unhandled first',
  'PromiseRejectionHandledWarning Promise rejection was handled asynchronously ' +
    '(rejection id: 1) 1',
  'unhandled second',
  'handled true',
]));
