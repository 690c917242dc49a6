'use strict';
// Resources that the engine has collected are told of as destroyed: when they are very many, before
// the program goes on, and those that were destroyed by hand only once.
const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');

require('v8').setFlagsFromString('--expose-gc');
const gc = require('vm').runInNewContext('gc');
const ids = new Set();
let destroyed = 0;
const twice = [];
const told = new Set();
createHook({
  init(id, type) { if (type === 'PROMISE') ids.add(id); },
  destroy(id) {
    if (told.has(id)) twice.push(id);
    told.add(id);
    if (ids.has(id)) destroyed++;
  },
}).enable();

new AsyncResource('ByHand').emitDestroy();
new AsyncResource('Left');

async function main() {
  for (let i = 0; i < 10000; i++) await Promise.resolve();
  gc();
  await Promise.resolve();
  assert.ok(destroyed > 16384, `${destroyed} of ${ids.size}`);
}

setImmediate(() => main().then(() => setImmediate(() => {
  gc();
  setImmediate(() => setImmediate(() => assert.deepStrictEqual(twice, [])));
})));
