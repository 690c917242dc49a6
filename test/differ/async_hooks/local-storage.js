// AsyncLocalStorage through timers, promises, events and callbacks.
'use strict';
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');

const storage = new AsyncLocalStorage();
console.log(storage.getStore());
storage.run({ id: 1 }, (extra) => {
  console.log(storage.getStore(), extra);
  setTimeout(() => console.log('timer', storage.getStore()), 1);
  process.nextTick(() => console.log('tick', storage.getStore()));
  Promise.resolve().then(() => console.log('promise', storage.getStore()));
  storage.exit(() => console.log('exited', storage.getStore()));
  storage.run('inner', () => console.log(storage.getStore()));
}, 'argument');
const resource = storage.run('bound', () => new AsyncResource('OWN'));
resource.runInAsyncScope(() => console.log(storage.getStore()));
console.log(AsyncResource.bind(() => storage.getStore())(), typeof resource.asyncId());
storage.enterWith('entered');
console.log(storage.getStore());
setTimeout(() => {
  console.log(storage.getStore());
  storage.disable();
  console.log(storage.getStore());
}, 5);
