'use strict';
// errorMonitor listeners hear of errors without handling them.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const heard = [];
emitter.on(EventEmitter.errorMonitor, (error) => heard.push(error.message));
assert.throws(() => emitter.emit('error', new Error('one')), { message: 'one' });
emitter.on('error', () => heard.push('handled'));
emitter.emit('error', new Error('two'));
assert.deepStrictEqual(heard, ['one', 'two', 'handled']);
