'use strict';
// Handlers of uncaught exceptions and rejections see the store of what failed.
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = [];
process.on('uncaughtException', (error) => seen.push([error.message, storage.getStore()]));
process.on('unhandledRejection', (error) => seen.push([error.message, storage.getStore()]));
storage.run('timer', () => setTimeout(() => { throw new Error('from a timer'); }, 1));
storage.run('tick', () => process.nextTick(() => { throw new Error('from a tick'); }));
storage.run('promise', () => Promise.reject(new Error('from a promise')));
process.on('exit', () => {
  assert.deepStrictEqual(seen, [['from a tick', 'tick'], ['from a promise', 'promise'],
    ['from a timer', 'timer']]);
  assert.strictEqual(storage.getStore(), undefined);
});
