// EventEmitter: order, prepend, once, rawListeners, errorMonitor, limits and errors.
'use strict';
const EventEmitter = require('events');

function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message, error.context);
  }
}

const e = new EventEmitter();
e.on('newListener', (name, fn) => console.log('new', String(name), fn.name));
e.on('removeListener', (name, fn) => console.log('removed', String(name), fn.name));
const a = function a(...args) { console.log('a', args, this === e); };
e.on('x', a).prependListener('x', function first() { console.log('first'); });
e.once('x', function once() { console.log('once'); });
e.prependOnceListener('x', function prependedOnce() { console.log('prepended once'); });
console.log(e.emit('x', 1, 2), e.emit('x'), e.emit('none'));
console.log(e.listenerCount('x'), e.eventNames(), e.listeners('x').map((f) => f.name));
e.once('y', a);
console.log(e.rawListeners('y')[0] === a, e.listeners('y')[0] === a, e.listenerCount('y', a));
e.removeListener('x', a).off('x', () => {}).removeAllListeners('y').removeAllListeners();
console.log(e.eventNames(), e.getMaxListeners(), EventEmitter.defaultMaxListeners);
attempt(() => e.emit('error', new TypeError('thrown')));
attempt(() => e.emit('error', 'text'));
attempt(() => e.emit('error', { a: 1 }));
attempt(() => e.emit('error'));
attempt(() => e.emit('error', null));
e.on(EventEmitter.errorMonitor, (error) => console.log('monitor', error.message));
attempt(() => e.emit('error', new Error('seen')));
for (const bad of [undefined, null, 1, 'x', {}]) {
  attempt(() => e.on('x', bad));
  attempt(() => e.once('x', bad));
  attempt(() => e.off('x', bad) === e);
}
attempt(() => e.setMaxListeners(1.5).getMaxListeners());
attempt(() => EventEmitter.setMaxListeners(5, {}));
attempt(() => EventEmitter.listenerCount(e, 'x'));
attempt(() => EventEmitter.getEventListeners(e, 'x').length);
attempt(() => EventEmitter.getEventListeners({}, 'x'));
attempt(() => EventEmitter.once.length + EventEmitter.on.length > -1);
console.log(EventEmitter.usingDomains, typeof EventEmitter.init, EventEmitter.EventEmitter
  === EventEmitter);
