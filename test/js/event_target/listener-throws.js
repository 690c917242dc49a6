'use strict';
// What a listener throws does not stop the others; it becomes an uncaught exception.
const assert = require('assert');

const target = new EventTarget();
const order = [];
process.on('uncaughtException', (error) => order.push(error.message));
target.addEventListener('event', () => { throw new Error('thrown'); });
target.addEventListener('event', () => order.push('second'));
target.dispatchEvent(new Event('event'));
order.push('dispatched');
setImmediate(() => assert.deepStrictEqual(order, ['second', 'dispatched', 'thrown']));
