'use strict';
// UUIDs of version 4, each another.
const assert = require('assert');
const { randomUUID } = require('crypto');

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const seen = new Set();
for (let i = 0; i < 1000; i++) {
  const uuid = randomUUID(i % 2 ? undefined : { disableEntropyCache: i % 4 === 0 });
  assert.match(uuid, form);
  seen.add(uuid);
}
assert.strictEqual(seen.size, 1000);
assert.throws(() => randomUUID({ disableEntropyCache: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
