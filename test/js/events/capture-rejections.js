'use strict';
// With captureRejections, the rejection of an async listener becomes an 'error' event.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter({ captureRejections: true });
const errors = [];
emitter.on('event', async (value) => { throw value; });
emitter.on('error', (error) => errors.push(error));
emitter.emit('event', 'why');

const own = new EventEmitter({ captureRejections: true });
own[Symbol.for('nodejs.rejection')] = (...args) => errors.push(args);
own.on('event', async () => { throw 'own'; });
own.emit('event', 1, 2);

assert.deepStrictEqual(errors, []);
setImmediate(() => {
  assert.deepStrictEqual(errors, ['why', ['own', 'event', 1, 2]]);
});
