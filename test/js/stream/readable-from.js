'use strict';
// Readable.from iterates: arrays, generators, promises; a string or Buffer is one chunk.
const assert = require('assert');
const { Readable } = require('stream');

async function all(source) {
  const chunks = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks;
}
(async () => {
  assert.deepStrictEqual(await all(Readable.from([1, 'a', null ?? 2])), [1, 'a', 2]);
  assert.deepStrictEqual(await all(Readable.from('abc')), ['abc']);
  assert.deepStrictEqual(await all(Readable.from(Buffer.from('abc'))), [Buffer.from('abc')]);
  assert.deepStrictEqual(await all(Readable.from(async function* () {
    yield 1;
    yield Promise.resolve(2);
  }())), [1, 2]);
  await assert.rejects(all(Readable.from(function* () {
    yield 1;
    throw new Error('enough');
  }())), { message: 'enough' });
  assert.throws(() => Readable.from(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
})();
