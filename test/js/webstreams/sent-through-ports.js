'use strict';
// Web Streams can be transferred: chunks go through as copies, ends, errors and reasons too.
const assert = require('assert');

const transferred = (stream) => structuredClone(stream, { transfer: [stream] });
const missing = { code: 'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST' };

async function readable() {
  const chunk = { a: [1] };
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk);
      controller.close();
    },
  });
  assert.throws(() => structuredClone(stream), missing);
  const copy = transferred(stream);
  assert.ok(copy instanceof ReadableStream && stream.locked && !copy.locked);
  const got = [];
  for await (const each of copy) got.push(each);
  assert.deepStrictEqual(got, [chunk]);
  assert.notStrictEqual(got[0], chunk);

  const failing = new ReadableStream({ pull() { throw new RangeError('no more'); } });
  await assert.rejects(transferred(failing).getReader().read(), { message: 'no more' });
  let reason;
  await transferred(new ReadableStream({ cancel(given) { reason = given; } })).cancel('enough');
  assert.strictEqual(reason, 'enough');
  const uncloneable = new ReadableStream({ start(controller) { controller.enqueue(() => {}); } });
  await assert.rejects(transferred(uncloneable).getReader().read(), { name: 'DataCloneError' });
}

async function writable() {
  const written = [];
  const stream = new WritableStream({ write(chunk) { written.push(chunk); } });
  const writer = transferred(stream).getWriter();
  await writer.write({ b: 2 });
  await writer.close();
  assert.deepStrictEqual(written, [{ b: 2 }]);
}

// Through a port, as part of a message.
async function transform() {
  const { port1, port2 } = new MessageChannel();
  const stream = new TransformStream({
    transform(chunk, controller) { controller.enqueue(chunk * 2); },
  });
  const arrived = new Promise((resolve) => { port2.onmessage = resolve; });
  port1.postMessage({ stream }, [stream]);
  const { data } = await arrived;
  assert.ok(data.stream instanceof TransformStream);
  data.stream.writable.getWriter().write(21);
  assert.deepStrictEqual(await data.stream.readable.getReader().read(), { value: 42, done: false });
  port1.close();
}

const locked = new ReadableStream();
locked.getReader();
assert.throws(() => transferred(locked),
  { name: 'DataCloneError', message: 'Cannot transfer a locked ReadableStream' });

let done = 0;
for (const test of [readable, writable, transform]) test().then(() => { done++; });
process.on('exit', () => assert.strictEqual(done, 3));
