'use strict';
// run() within run(), two storages, exit(), enterWith() and disable().
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const one = new AsyncLocalStorage();
const two = new AsyncLocalStorage();
one.run(1, () => {
  two.run('a', () => {
    one.run(2, () => assert.deepStrictEqual([one.getStore(), two.getStore()], [2, 'a']));
    assert.deepStrictEqual([one.getStore(), two.getStore()], [1, 'a']);
    one.exit(() => {
      assert.deepStrictEqual([one.getStore(), two.getStore()], [undefined, 'a']);
      setImmediate(() => assert.strictEqual(one.getStore(), undefined));
    });
  });
  assert.throws(() => one.run(3, () => { throw new Error('thrown'); }), { message: 'thrown' });
  assert.strictEqual(one.getStore(), 1);
});
setImmediate(() => {
  one.enterWith('entered');
  setImmediate(() => {
    assert.strictEqual(one.getStore(), 'entered');
    one.disable();
    assert.strictEqual(one.getStore(), undefined);
  });
});
setImmediate(() => assert.strictEqual(one.getStore(), undefined));
