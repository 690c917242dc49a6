'use strict';
// An exception in a hook ends the process with code 1, whatever was thrown and whoever listens.
const assert = require('assert');
const { spawnSync } = require('child_process');
const { createHook, AsyncResource } = require('async_hooks');

const [, , which, what] = process.argv;
if (which !== undefined) {
  process.on('uncaughtException', () => {});
  createHook({
    [which]() { throw what === 'error' ? new Error('mine') : Symbol('mine'); },
  }).enable();
  new AsyncResource('Mine').emitDestroy().runInAsyncScope(() => Promise.resolve());
} else {
  for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
    for (const [kind, line] of [['error', 'Error: mine'], ['symbol', 'Error: Symbol(mine)']]) {
      const { status, stderr } = spawnSync(process.execPath, [__filename, name, kind]);
      assert.strictEqual(String(stderr).split('\n')[0], line);
      assert.strictEqual(status, 1);
    }
  }
  const { signal } = spawnSync(process.execPath,
    ['--abort-on-uncaught-exception', __filename, 'init', 'error']);
  assert.strictEqual(signal, 'SIGABRT');
}
