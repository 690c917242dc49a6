'use strict';
// The errors of Web Streams have Node's codes, and its words for wrong states.
const assert = require('assert');

const invalid = (message) => ({
  name: 'TypeError', code: 'ERR_INVALID_STATE', message: `Invalid state: ${message}`,
});

let controller;
const locked = new ReadableStream({ start(given) { controller = given; } });
locked.getReader();
assert.throws(() => locked.getReader(), invalid('ReadableStream is locked'));
assert.throws(() => locked.tee(), invalid('ReadableStream is locked'));
controller.close();
assert.throws(() => controller.enqueue(1), invalid('Controller is already closed'));

assert.throws(() => new WritableStream({ type: 'bytes' }),
  { name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new ReadableStream({}, { highWaterMark: -1 }),
  { name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new CountQueuingStrategy({}),
  { code: 'ERR_MISSING_OPTION', message: 'init.highWaterMark is required' });
const { get } = Object.getOwnPropertyDescriptor(ReadableStream.prototype, 'locked');
assert.throws(() => get.call({}), {
  name: 'TypeError', code: 'ERR_INVALID_THIS',
  message: 'Value of "this" must be of type ReadableStream',
});

// A view that cannot answer a request for bytes.
async function views() {
  for (const [view, code] of [[new Uint8Array(3), 'ERR_INVALID_ARG_VALUE'],
    [new Uint8Array(0), 'ERR_INVALID_STATE']]) {
    let bytes;
    const stream = new ReadableStream({ type: 'bytes', start(given) { bytes = given; } });
    stream.getReader({ mode: 'byob' }).read(new Uint8Array(4));
    assert.throws(() => bytes.byobRequest.respondWithNewView(view), { code });
  }
}

async function released() {
  const writer = new WritableStream().getWriter();
  writer.releaseLock();
  await assert.rejects(writer.write(1), invalid('Writer is not bound to a WritableStream'));
  await assert.rejects(writer.closed, invalid('Writer has been released'));
  const ended = new WritableStream().getWriter();
  await ended.close();
  await assert.rejects(ended.write(1), invalid('WritableStream is closed'));
}

Promise.all([views(), released()]).then(() => process.on('exit', () => console.log('done')));
