'use strict';
// A WeakRef holds its object until the job ends that made it or asked for it, and not longer: also
// where no promise, tick or microtask makes anybody look after the job.
const assert = require('assert');
const v8 = require('v8');
const vm = require('vm');

v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc');

const made = new WeakRef({});
const asked = new WeakRef({});

setTimeout(() => {
  gc();
  assert.strictEqual(made.deref(), undefined);
  const object = asked.deref();
  assert.strictEqual(object, undefined);
  const here = new WeakRef({});
  gc();
  assert.strictEqual(typeof here.deref(), 'object'); // the same job
  setImmediate(() => {
    gc();
    assert.strictEqual(here.deref(), undefined);
    console.log('ok');
  });
}, 20);
