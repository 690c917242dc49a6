// An 'error' event without a listener ends the program.
'use strict';
const EventEmitter = require('events');

process.on('exit', (code) => console.log('exit', code));
new EventEmitter().emit('error', new RangeError('nobody listens'));
