'use strict';
// A Buffer is filled as any view is, without a warning, and comes back as a Buffer;
// addAbortSignal() makes a web stream fail.
const assert = require('assert');
const { addAbortSignal, finished } = require('stream');
const { inspect } = require('util');

process.on('warning', assert.fail);

async function buffers() {
  const stream = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      controller.byobRequest.view[0] = 65;
      controller.byobRequest.respond(1);
    },
  });
  const { value } = await stream.getReader({ mode: 'byob' }).read(Buffer.alloc(4));
  assert.ok(Buffer.isBuffer(value));
  assert.strictEqual(value.toString(), 'A');
}

async function signals() {
  for (const stream of [new ReadableStream(), new WritableStream()]) {
    const controller = new AbortController();
    assert.strictEqual(addAbortSignal(controller.signal, stream), stream);
    const ended = new Promise((resolve) => { finished(stream, resolve); });
    controller.abort();
    assert.strictEqual((await ended).name, 'AbortError');
  }
}

const reader = new ReadableStream().getReader();
assert.strictEqual(inspect(reader, { breakLength: Infinity }), 'ReadableStreamDefaultReader { ' +
  "stream: ReadableStream { locked: true, state: 'readable', supportsBYOB: false }, " +
  'readRequests: 0, close: Promise { <pending> } }');
assert.strictEqual(inspect(new CountQueuingStrategy({ highWaterMark: 2 })),
  'CountQueuingStrategy { highWaterMark: 2 }');

let done = 0;
buffers().then(() => { done++; });
signals().then(() => { done++; });
process.on('exit', () => assert.strictEqual(done, 2));
