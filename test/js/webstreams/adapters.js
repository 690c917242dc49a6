'use strict';
// Node's streams as Web Streams and back: all that is written comes out, ends and errors go over,
// a slow reader holds the writer back.
const assert = require('assert');
const { Readable, Writable, Duplex, PassThrough } = require('stream');
const { once } = require('events');

async function all(iterable) {
  const parts = [];
  for await (const part of iterable) parts.push(part);
  return parts;
}

async function reading() {
  const things = ['a', { b: 1 }];
  assert.deepStrictEqual(await all(Readable.toWeb(Readable.from(things))), things);
  const source = new ReadableStream({
    start(controller) {
      controller.enqueue('a');
      controller.enqueue('b');
      controller.close();
    },
  });
  assert.strictEqual((await all(Readable.fromWeb(source, { encoding: 'utf8' }))).join(''), 'ab');

  const failing = new PassThrough();
  const reader = Readable.toWeb(failing).getReader();
  failing.destroy(new RangeError('broken'));
  await assert.rejects(reader.read(), RangeError);
  await assert.rejects(all(Readable.fromWeb(new ReadableStream({
    pull(controller) { controller.error(new RangeError('broken')); },
  }))), RangeError);

  const cancelled = new PassThrough();
  await Readable.toWeb(cancelled).cancel();
  assert(cancelled.destroyed);
}

async function writing() {
  const got = [];
  const sink = Writable.fromWeb(new WritableStream({ write(chunk) { got.push(chunk); } }));
  sink.write('one');
  sink.end(Buffer.from('two'));
  await once(sink, 'finish');
  assert.strictEqual(Buffer.concat(got).toString(), 'onetwo');

  const through = new PassThrough({ highWaterMark: 4 });
  const writer = Writable.toWeb(through).getWriter();
  let isWritten = false;
  const written = writer.write(Buffer.from('12345678')).then(() => { isWritten = true; });
  await new Promise(setImmediate);
  assert.strictEqual(isWritten, false);
  through.resume();
  await written;
  await writer.close();
  assert(through.writableFinished);
}

async function both() {
  const upper = Duplex.fromWeb(new TransformStream({
    transform(chunk, controller) { controller.enqueue(`${Buffer.from(chunk)}`.toUpperCase()); },
  }), { encoding: 'utf8' });
  upper.end('abc');
  assert.deepStrictEqual(await all(upper), ['ABC']);
  const { readable, writable } = Duplex.toWeb(new PassThrough());
  const writer = writable.getWriter();
  writer.write(Buffer.from('through'));
  writer.close();
  assert.strictEqual(Buffer.concat(await all(readable)).toString(), 'through');
}

for (const wrong of [() => Readable.fromWeb({}), () => Readable.toWeb({}),
  () => Writable.fromWeb({}), () => Writable.toWeb({}), () => Duplex.fromWeb({})]) {
  assert.throws(wrong, { code: 'ERR_INVALID_ARG_TYPE' });
}
let ended = 0;
for (const part of [reading, writing, both]) part().then(() => ended++);
process.on('exit', () => assert.strictEqual(ended, 3));
