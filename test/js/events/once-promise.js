'use strict';
// events.once: resolves with the arguments, rejects with 'error' or when it is aborted.
const assert = require('assert');
const EventEmitter = require('events');
const { once } = EventEmitter;

(async () => {
  const emitter = new EventEmitter();
  setImmediate(() => emitter.emit('event', 1, 2));
  assert.deepStrictEqual(await once(emitter, 'event'), [1, 2]);

  const reason = new Error('reason');
  setImmediate(() => emitter.emit('error', reason));
  await assert.rejects(once(emitter, 'event'), (error) => error === reason);

  setImmediate(() => emitter.emit('error', reason));
  assert.deepStrictEqual(await once(emitter, 'error'), [reason]);

  const controller = new AbortController();
  const waiting = once(emitter, 'event', { signal: controller.signal });
  controller.abort('cause');
  await assert.rejects(waiting, { name: 'AbortError', code: 'ABORT_ERR', cause: 'cause' });
  assert.deepStrictEqual(emitter.eventNames(), []);

  const target = new EventTarget();
  const event = new Event('event');
  setImmediate(() => target.dispatchEvent(event));
  assert.deepStrictEqual(await once(target, 'event'), [event]);
})();
