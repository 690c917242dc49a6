'use strict';
// enterWith() in one promise reaction is not seen by those of others.
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
storage.run('activate', () => {});
setTimeout(() => {
  Promise.resolve().then(() => storage.enterWith('one'));
  Promise.resolve().then(() => assert.strictEqual(storage.getStore(), undefined));
}, 1);
setTimeout(() => Promise.resolve().then(() => assert.strictEqual(storage.getStore(), undefined)), 1);
