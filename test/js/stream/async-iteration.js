'use strict';
// Leaving a loop over a stream destroys it, unless one asks otherwise.
const assert = require('assert');
const { Readable } = require('stream');

(async () => {
  const left = Readable.from([1, 2, 3]);
  for await (const chunk of left) if (chunk === 2) break;
  assert.ok(left.destroyed);
  const kept = Readable.from([1, 2, 3]);
  for await (const chunk of kept.iterator({ destroyOnReturn: false })) if (chunk === 1) break;
  assert.ok(!kept.destroyed);
  const rest = [];
  for await (const chunk of kept) rest.push(chunk);
  assert.deepStrictEqual(rest, [2, 3]);
  const failing = new Readable({ read() { this.destroy(new Error('oh')); } });
  await assert.rejects(async () => {
    for await (const chunk of failing) assert.fail(chunk);
  }, { message: 'oh' });
})();
