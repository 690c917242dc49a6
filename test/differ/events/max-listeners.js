// The warning of too many listeners, on emitters and event targets.
'use strict';
const EventEmitter = require('events');

const e = new EventEmitter();
process.removeAllListeners('warning'); // its words are those of one version
process.on('warning', (w) => {
  console.log(w.name, w.type, w.count);
});
e.setMaxListeners(1);
e.on('x', () => {});
e.on('x', () => {});
e.on('x', () => {});
class Own extends EventEmitter {}
const own = new Own();
for (let i = 0; i < 11; i++) own.on(Symbol('s'), () => {}).on('many', () => {});
const target = new EventTarget();
EventEmitter.setMaxListeners(1, target);
target.addEventListener('foo', () => {});
target.addEventListener('foo', () => {});
