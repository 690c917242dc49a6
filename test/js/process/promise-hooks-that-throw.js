'use strict';
// What a promise hook throws is an uncaught exception; the promise goes on.
const assert = require('assert');
const { promiseHooks } = require('v8');

const error = new Error('in the hook');
const told = [];
process.on('uncaughtException', (each) => told.push(each));
const stop = promiseHooks.onInit(() => {
  stop();
  throw error;
});
Promise.resolve('value').then((value) => told.push(value));
process.on('exit', () => assert.deepStrictEqual(told, [error, 'value']));
