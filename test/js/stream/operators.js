'use strict';
// map, filter, take, drop, flatMap, reduce, toArray and the rest.
const assert = require('assert');
const { Readable } = require('stream');

const numbers = () => Readable.from([1, 2, 3, 4]);
(async () => {
  assert.deepStrictEqual(await numbers().map((n) => n * 2).toArray(), [2, 4, 6, 8]);
  assert.deepStrictEqual(await numbers().map(async (n) => n + 1, { concurrency: 2 }).toArray(), [2,
    3, 4, 5]);
  assert.deepStrictEqual(await numbers().filter((n) => n % 2).toArray(), [1, 3]);
  assert.deepStrictEqual(await numbers().take(2).toArray(), [1, 2]);
  assert.deepStrictEqual(await numbers().drop(3).toArray(), [4]);
  assert.deepStrictEqual(await numbers().flatMap((n) => [n, n]).take(4).toArray(), [1, 1, 2, 2]);
  assert.deepStrictEqual(await numbers().asIndexedPairs().take(1).toArray(), [[0, 1]]);
  assert.strictEqual(await numbers().reduce((sum, n) => sum + n, 10), 20);
  assert.strictEqual(await numbers().find((n) => n > 2), 3);
  assert.strictEqual(await numbers().some((n) => n > 3), true);
  assert.strictEqual(await numbers().every((n) => n > 3), false);
  const seen = [];
  await numbers().forEach((n) => { seen.push(n); });
  assert.deepStrictEqual(seen, [1, 2, 3, 4]);
  await assert.rejects(numbers().map(() => { throw new Error('no'); }).toArray(),
    { message: 'no' });
  assert.throws(() => numbers().map(5), { code: 'ERR_INVALID_ARG_TYPE' });
})();
