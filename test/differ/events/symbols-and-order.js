// Symbols as events, listeners that change the list while it is called, odd names.
'use strict';
const EventEmitter = require('events');

const e = new EventEmitter();
const name = Symbol('name');
e.on(name, () => console.log('symbol'));
e.on('__proto__', () => console.log('proto')).on('constructor', () => console.log('constructor'));
e.on('', () => console.log('empty')).on(5, () => console.log('number'));
console.log(e.emit(name), e.emit('__proto__'), e.emit('constructor'), e.emit(''), e.emit('5'));
console.log(e.eventNames());
function second() { console.log('second'); }
e.on('change', () => {
  console.log('first');
  e.off('change', second);
  e.on('change', () => console.log('added'));
});
e.on('change', second);
e.emit('change');
e.emit('change');
e.once('again', () => { console.log('once'); e.emit('again'); });
e.emit('again');
console.log(e.listenerCount('again'), e.rawListeners('change').length);
