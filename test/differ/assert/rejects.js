// rejects and doesNotReject.
'use strict';
const assert = require('assert');

async function attempt(action) {
  try {
    console.log('passed', await action());
  } catch (error) {
    console.log(error.name, error.code, error.generatedMessage, error.operator, error.message);
  }
}

const bad = () => Promise.reject(Object.assign(new Error('bad'), { code: 'BAD' }));
(async () => {
  await attempt(() => assert.rejects(bad));
  await attempt(() => assert.rejects(bad(), { code: 'BAD' }));
  await attempt(() => assert.rejects(bad(), { code: 'WORSE' }));
  await attempt(() => assert.rejects(bad(), /good/));
  await attempt(() => assert.rejects(Promise.resolve(1)));
  await attempt(() => assert.rejects(Promise.resolve(1), TypeError, 'given'));
  await attempt(() => assert.rejects(() => 1));
  await attempt(() => assert.rejects(1));
  await attempt(() => assert.rejects(() => { throw new Error('sync'); }));
  await attempt(() => assert.doesNotReject(Promise.resolve(1)));
  await attempt(() => assert.doesNotReject(bad));
  await attempt(() => assert.doesNotReject(bad, 'given'));
  await attempt(() => assert.rejects({ then: 1 }));
  await attempt(() => assert.rejects({ then(a, b) { b(new Error('thenable')); }, catch() {} }));
})();
