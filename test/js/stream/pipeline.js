'use strict';
// pipeline joins streams, generators and functions; an error destroys all of them.
const assert = require('assert');
const { PassThrough, Readable, Writable, pipeline } = require('stream');
const promises = require('stream/promises');

let told = 0;
const got = [];
pipeline(Readable.from(['a', 'b']), async function* (source) {
  for await (const chunk of source) yield `${chunk}${chunk}`;
}, new Writable({ objectMode: true, write(chunk, encoding,
  callback) { got.push(chunk); callback(); } }),
(error) => {
  assert.ifError(error);
  assert.deepStrictEqual(got, ['aa', 'bb']);
  told++;
});
const source = new PassThrough(), middle = new PassThrough(), target = new PassThrough();
pipeline(source, middle, target, (error) => {
  assert.strictEqual(error.message, 'broken');
  assert.ok(source.destroyed && middle.destroyed && target.destroyed);
  told++;
});
middle.destroy(new Error('broken'));
(async () => {
  const sum = await promises.pipeline(Readable.from([1, 2, 3]), async (numbers) => {
    let total = 0;
    for await (const number of numbers) total += number;
    return total;
  });
  assert.strictEqual(sum, 6);
  await assert.rejects(promises.pipeline(Readable.from([1]),
    async () => { throw new Error('late'); }),
    { message: 'late' });
  const controller = new AbortController();
  const aborted = promises.pipeline(new PassThrough(), new PassThrough(),
    { signal: controller.signal });
  controller.abort();
  await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR' });
  told++;
})();
process.on('exit', () => assert.strictEqual(told, 3));
