// Web Streams: what cannot be done in a state, or with a wrong argument; names and codes.
'use strict';

async function attempt(name, action) {
  try {
    console.log(name, await action());
  } catch (error) {
    console.log(name, error?.name, error?.code);
  }
}

function readable(source = {}) {
  let controller;
  const stream = new ReadableStream({ start(given) { controller = given; }, ...source });
  return { stream, controller };
}

const readers = {
  'get another reader': ({ stream }) => { stream.getReader(); stream.getReader(); },
  'tee': ({ stream }) => { stream.getReader(); stream.tee(); },
  'cancel': ({ stream }) => { stream.getReader(); return stream.cancel(); },
  'pipe': ({ stream }) => { stream.getReader(); return stream.pipeTo(new WritableStream()); },
  'pipe into': ({ stream }) => {
    const into = new WritableStream();
    into.getWriter();
    return stream.pipeTo(into);
  },
  'read after release': ({ stream }) => {
    const reader = stream.getReader();
    reader.releaseLock();
    return reader.read();
  },
  'pending at release': ({ stream }) => {
    const reader = stream.getReader();
    const read = reader.read();
    reader.releaseLock();
    return read;
  },
  'close twice': ({ controller }) => { controller.close(); controller.close(); },
  'enqueue after close': ({ controller }) => {
    controller.close();
    controller.enqueue(new Uint8Array(1));
  },
  'enqueue nothing': ({ controller }) => controller.enqueue(new Uint8Array(0)),
  'bring your own': ({ stream }) => stream.getReader({ mode: 'byob' }).read(new Uint8Array(0)),
};
const writers = {
  'get another writer': (stream) => { stream.getWriter(); stream.getWriter(); },
  'close twice': (stream) => { stream.close(); return stream.close(); },
  'write after release': (stream) => {
    const writer = stream.getWriter();
    writer.closed.catch(() => {});
    writer.releaseLock();
    return writer.write(1);
  },
  'abort when locked': (stream) => { stream.getWriter(); return stream.abort(); },
};
const made = {
  'type': () => new WritableStream({ type: 'bytes' }),
  'water mark': () => new ReadableStream({}, { highWaterMark: -1 }),
  'not a number': () => new ReadableStream({}, { highWaterMark: NaN }),
  'size': () => new WritableStream({}, { size: 5 }),
  'strategy': () => new CountQueuingStrategy({}),
  'this': () => Object.getOwnPropertyDescriptor(ReadableStream.prototype, 'locked').get.call({}),
  'controller': () => new ReadableStreamDefaultController(),
  'locked one': () => {
    const stream = new ReadableStream();
    stream.getReader();
    return structuredClone(stream, { transfer: [stream] });
  },
  'not listed': () => structuredClone(new WritableStream()),
};

(async () => {
  for (const type of [undefined, 'bytes']) {
    for (const [name, action] of Object.entries(readers)) {
      await attempt(`${type} ${name}`, () => action(readable({ type })));
    }
  }
  for (const [name, action] of Object.entries(writers)) {
    await attempt(name, () => action(new WritableStream()));
  }
  for (const [name, action] of Object.entries(made)) await attempt(name, action);
})();
