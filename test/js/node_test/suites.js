'use strict';
// Suites: hooks in their order, tests one by one or at once.
const assert = require('assert');
const { after, afterEach, before, beforeEach, describe, it } = require('node:test');
const { spawnSync } = require('child_process');

if (process.argv[2] === undefined) {
  const { status } = spawnSync(process.execPath, [__filename, 'child'], { stdio: 'ignore' });
  assert.strictEqual(status, 0);
} else {
  const order = [];
  describe('one by one', () => {
    before(() => order.push('before'));
    beforeEach(() => order.push('beforeEach'));
    afterEach(() => order.push('afterEach'));
    after(() => order.push('after'));
    it('first', async () => {
      await new Promise(setImmediate);
      order.push('first');
    });
    it('second', () => order.push('second'));
  });
  describe('at once', { concurrency: true }, () => {
    let open;
    const opened = new Promise((resolve) => open = resolve);
    it('waits for the other', () => opened);
    it('is the other', () => open());
  });
  process.on('exit', () => {
    assert.deepStrictEqual(order, [
      'before', 'beforeEach', 'first', 'afterEach', 'beforeEach', 'second', 'afterEach', 'after',
    ]);
    assert.strictEqual(process.exitCode, undefined);
  });
}
