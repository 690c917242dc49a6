// captureRejections: to 'error', to the symbol's method, and global.
'use strict';
const EventEmitter = require('events');

const e = new EventEmitter({ captureRejections: true });
e.on('x', async () => { throw new Error('async'); });
e.on('error', (error) => {
  console.log('error event', error.message);
  const own = new EventEmitter({ captureRejections: true });
  own[Symbol.for('nodejs.rejection')] = (reason, event, ...args) => {
    console.log('own', reason.message, event, args);
    EventEmitter.captureRejections = true;
    const later = new EventEmitter();
    later.on('y', () => Promise.reject(new Error('global')));
    later.on('error', (last) => console.log(last.message));
    later.emit('y');
  };
  own.on('z', async () => { throw new Error('handled'); });
  own.emit('z', 1, 2);
});
e.emit('x');
console.log(EventEmitter.captureRejections, EventEmitter.captureRejectionSymbol);
for (const bad of [1, 'x', {}]) {
  try {
    new EventEmitter({ captureRejections: bad });
  } catch (error) {
    console.log(error.code, error.message);
  }
}
try {
  EventEmitter.captureRejections = 'x';
} catch (error) {
  console.log(error.code, error.message);
}
