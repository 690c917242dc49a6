'use strict';
// A thenable's own then() sees the store of the promise that it is to settle, as Node has it.
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const vm = require('vm');

const storage = new AsyncLocalStorage();
const seen = [];
const thenable = (name) => ({
  then(done) {
    seen.push(`${name} ${storage.getStore()}`);
    setImmediate(done);
  },
});

async function main() {
  await storage.run('awaited', async () => {
    await thenable('await');
    assert.strictEqual(storage.getStore(), 'awaited');
  });
  await storage.run('returned', async () => thenable('return'));
  await storage.run('resolved', () => Promise.resolve(thenable('resolve')));
  await storage.run('chained', () => Promise.resolve().then(() => thenable('then')));
  let resolve;
  const made = storage.run('made', () => new Promise((each) => { resolve = each; }));
  storage.run('elsewhere', () => resolve(thenable('later')));
  await made;
  class Own extends Promise {}
  await storage.run('subclass', () => Own.resolve(thenable('own')));
  assert.deepStrictEqual(seen, ['await awaited', 'return returned', 'resolve resolved',
    'then chained', 'later made', 'own subclass']);
}

// Promises of another context, and those from before there was any store.
async function others() {
  const context = vm.createContext({ get: () => storage.getStore() });
  const inside = storage.run('outside', () =>
    vm.runInContext('(async () => { await 1; return get(); })()', context));
  assert.strictEqual(await inside, 'outside');
  assert.strictEqual(storage.getStore(), undefined);
}

const early = Promise.resolve().then(() => {}).then(() => storage.getStore());
main().then(others).then(() => early).then((store) => {
  assert.strictEqual(store, undefined);
  process.on('exit', () => assert.strictEqual(storage.getStore(), undefined));
});
