// EventEmitterAsyncResource, and listeners that run in its scope.
'use strict';
const { EventEmitterAsyncResource } = require('events');
const { executionAsyncId } = require('async_hooks');

const e = new EventEmitterAsyncResource({ name: 'Own' });
console.log(e.asyncId > 0, e.triggerAsyncId > 0, typeof e.asyncResource);
e.on('x', (value) => console.log(value, executionAsyncId() === e.asyncId));
e.emit('x', 1);
e.emitDestroy();
class Sub extends EventEmitterAsyncResource {}
console.log(new Sub().asyncResource.eventEmitter instanceof Sub);
for (const action of [() => EventEmitterAsyncResource(), () => new EventEmitterAsyncResource(),
  () => Reflect.get(EventEmitterAsyncResource.prototype, 'asyncId', {})]) {
  try {
    action();
    console.log('made');
  } catch (error) {
    console.log(error.name, error.code);
  }
}
