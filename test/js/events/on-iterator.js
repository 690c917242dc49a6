'use strict';
// events.on: events that came before next() are kept, an error comes after them, return() cleans up.
const assert = require('assert');
const EventEmitter = require('events');
const { on } = EventEmitter;

(async () => {
  const emitter = new EventEmitter();
  const iterator = on(emitter, 'event');
  emitter.emit('event', 1);
  emitter.emit('event', 2, 3);
  assert.deepStrictEqual(await iterator.next(), { value: [1], done: false });
  assert.deepStrictEqual(await iterator.next(), { value: [2, 3], done: false });
  const pending = iterator.next();
  iterator.return();
  assert.deepStrictEqual(await pending, { value: undefined, done: true });
  assert.deepStrictEqual(emitter.eventNames(), []);

  const failing = on(emitter, 'event');
  emitter.emit('event', 'before');
  emitter.emit('error', new Error('failed'));
  assert.deepStrictEqual((await failing.next()).value, ['before']);
  await assert.rejects(failing.next(), { message: 'failed' });
  assert.deepStrictEqual(await failing.next(), { value: undefined, done: true });

  const controller = new AbortController();
  const aborted = on(emitter, 'event', { signal: controller.signal });
  const next = aborted.next();
  controller.abort();
  await assert.rejects(next, { name: 'AbortError' });
})();
