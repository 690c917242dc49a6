// The streams of the Web: readable (bytes too), writable with back-pressure, transforms, pipes,
// tees and cancelling; globals are those of stream/web.
'use strict';
const assert = require('assert');
const web = require('stream/web');

const collect = async (stream) => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

const counting = (to, more) => new ReadableStream({
  start() { this.next = 0; },
  pull(controller) {
    if (this.next < to) controller.enqueue(this.next++);
    else controller.close();
  },
  ...more,
});

async function pipes() {
  const doubled = counting(5).pipeThrough(new TransformStream({
    transform(value, controller) { controller.enqueue(value * 2); },
    flush(controller) { controller.enqueue('end'); },
  }));
  assert.deepStrictEqual(await collect(doubled), [0, 2, 4, 6, 8, 'end']);
  const [one, other] = counting(3).tee();
  assert.deepStrictEqual([await collect(one), await collect(other)], [[0, 1, 2], [0, 1, 2]]);
  const written = [];
  await counting(3).pipeTo(new WritableStream({ write(value) { written.push(value); } }));
  assert.deepStrictEqual(written, [0, 1, 2]);
}

async function cancels() {
  let reason;
  const stream = counting(9, { cancel(given) { reason = given; } });
  for await (const value of stream) if (value === 1) break;
  assert.strictEqual(reason, undefined);
  await counting(9, { cancel(given) { reason = given; } }).cancel('enough');
  assert.strictEqual(reason, 'enough');
  const broken = new ReadableStream(
    { start(controller) { controller.error(new Error('broke')); } });
  await assert.rejects(collect(broken), { message: 'broke' });
  await assert.rejects(broken.pipeTo(new WritableStream()), { message: 'broke' });
}

async function waits() {
  const writer = new WritableStream({ write: () => new Promise(setImmediate) },
    new CountQueuingStrategy({ highWaterMark: 2 })).getWriter();
  assert.strictEqual(writer.desiredSize, 2);
  const writes = [writer.write('a'), writer.write('b')];
  assert.strictEqual(writer.desiredSize, 0);
  await writer.ready;
  await Promise.all(writes);
  await writer.close();
  await writer.closed;
}

async function bytes() {
  const stream = new ReadableStream({ type: 'bytes',
    start(controller) {
      controller.enqueue(new Uint8Array([1, 2, 3, 4]));
      controller.close();
    } });
  const reader = stream.getReader({ mode: 'byob' });
  const { value } = await reader.read(new Uint8Array(3));
  assert.deepStrictEqual([...value], [1, 2, 3]);
  const blob = new Blob(['text ', 'x'.repeat(100000)]);
  const sizes = (await collect(blob.stream())).map((chunk) => chunk.length);
  assert.strictEqual(sizes.reduce((sum, size) => sum + size), 100005);
}

for (const name of Object.keys(web)) assert.strictEqual(globalThis[name], web[name]);
assert.strictEqual(Object.keys(web).length, 17);
assert.strictEqual(require('util').inspect(counting(1)),
  "ReadableStream { locked: false, state: 'readable', supportsBYOB: false }");
pipes().then(cancels).then(waits).then(bytes).then(() => console.log('done'));
