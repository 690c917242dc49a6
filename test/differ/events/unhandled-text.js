// An 'error' event with something that is no error.
'use strict';
const EventEmitter = require('events');

new EventEmitter().emit('error', { not: 'an error' });
