'use strict';
// createHook: init, before, after, destroy and promiseResolve of timers, promises and resources.
const assert = require('assert');
const { AsyncResource, createHook, executionAsyncId } = require('async_hooks');

const types = new Map();
const events = [];
const note = (what) => (id) => { if (types.has(id)) events.push(`${what} ${types.get(id)}`); };
const hook = createHook({
  init(id, type, trigger) {
    if (!['Mine', 'Timeout', 'PROMISE'].includes(type)) return;
    types.set(id, type);
    events.push(`init ${type} in ${types.get(trigger) ?? trigger}`);
  },
  before: note('before'), after: note('after'), destroy: note('destroy'),
  promiseResolve: note('resolve'),
}).enable();

const resource = new AsyncResource('Mine');
resource.runInAsyncScope(() => Promise.resolve());
resource.emitDestroy();
setTimeout(() => {
  events.push(`running ${types.get(executionAsyncId())}`);
  setImmediate(() => setImmediate(finish));
}, 1);

function finish() {
  hook.disable();
  new AsyncResource('Mine');
  assert.deepStrictEqual(events.filter((event) => event !== 'destroy Mine'), [
    'init Mine in 1', 'before Mine', 'init PROMISE in Mine', 'resolve PROMISE', 'after Mine',
    'init Timeout in 1', 'before Timeout', 'running Timeout', 'after Timeout', 'destroy Timeout']);
  assert.ok(events.includes('destroy Mine'));
}
assert.throws(() => createHook({ init: 5 }), {
  code: 'ERR_ASYNC_CALLBACK', message: 'hook.init must be a function',
});
