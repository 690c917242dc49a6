'use strict';
// Tracing channels around functions, promises and callbacks; stores bound to their start.
const assert = require('assert');
const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');

const tracing = dc.tracingChannel('test');
const events = [];
const handlers = {};
for (const name of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  handlers[name] = () => events.push(name);
}
tracing.subscribe(handlers);
const storage = new AsyncLocalStorage();
tracing.start.bindStore(storage, ({ value }) => value);

function take(expected) {
  assert.deepStrictEqual(events.splice(0), expected);
}
assert.strictEqual(tracing.traceSync((a) => a + storage.getStore(), { value: 5 }, null, 1), 6);
take(['start', 'end']);
assert.throws(() => tracing.traceSync(() => { throw new Error('thrown'); }), { message: 'thrown' });
take(['start', 'error', 'end']);
tracing.traceCallback((callback) => callback(null, 'result'), 0, {}, null, (error, result) => {
  assert.strictEqual(result, 'result');
  take(['start', 'asyncStart']);
});
take(['asyncEnd', 'end']);
(async () => {
  assert.strictEqual(await tracing.tracePromise(async () => storage.getStore(), { value: 1 }), 1);
  take(['start', 'end', 'asyncStart', 'asyncEnd']);
  await assert.rejects(tracing.tracePromise(async () => { throw new Error('rejected'); }));
  take(['start', 'end', 'error', 'asyncStart', 'asyncEnd']);
  assert.strictEqual(tracing.unsubscribe(handlers), true);
})();
