'use strict';
// util.aborted resolves when its signal aborts; its arguments are checked.
const assert = require('assert');
const { aborted, transferableAbortController, transferableAbortSignal } = require('util');

(async () => {
  const controller = new AbortController();
  const promise = aborted(controller.signal, {});
  let isSettled = false;
  promise.then(() => { isSettled = true; });
  await null;
  assert.strictEqual(isSettled, false);
  controller.abort();
  await promise;
  assert.strictEqual(await aborted(controller.signal, {}), undefined);
  await assert.rejects(aborted(), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(aborted({}, {}), { code: 'ERR_INVALID_ARG_TYPE' });
  for (const resource of [undefined, null, 5, 'x']) {
    await assert.rejects(aborted(controller.signal, resource), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  assert.ok(transferableAbortController() instanceof AbortController);
  const { signal } = new AbortController();
  assert.ok(transferableAbortSignal(signal) instanceof AbortSignal);
  assert.throws(() => transferableAbortSignal({}), { code: 'ERR_INVALID_ARG_TYPE' });
})();
