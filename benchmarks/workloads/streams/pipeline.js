'use strict';

// Bytes from a Readable through a Transform into a Writable, by the size of a chunk; and objects.
//
// kind: task
// unit: chunk
// metric: rate
// target: all 1.0 of node-api

const assert = require('assert');
const { Readable, Transform, Writable, pipeline } = require('stream');
const { tasks } = require('../workload');

function source(count, chunk, objectMode) {
  let left = count;
  return new Readable({
    objectMode,
    read() {
      this.push(left-- > 0 ? chunk : null);
    },
  });
}

function flow(count, chunk, objectMode) {
  let arrived = 0;
  const through = new Transform({
    objectMode,
    transform(part, encoding, done) { done(null, part); },
  });
  const sink = new Writable({
    objectMode,
    write(part, encoding, done) {
      arrived++;
      done();
    },
  });
  return new Promise((resolve, reject) => {
    pipeline(source(count, chunk, objectMode), through, sink,
      (error) => (error ? reject(error) : resolve(arrived)));
  });
}

// `for await` over a Readable.
async function iterate(count, chunk) {
  let arrived = 0;
  for await (const part of source(count, chunk, true)) arrived += part === chunk ? 1 : 0;
  return arrived;
}

const list = [];
for (const size of [64, 1024, 16384, 65536]) {
  const chunk = Buffer.alloc(size, 'x');
  list.push({
    parameters: { how: 'pipeline', size }, batch: 1000, bytes: size,
    async run(count) { await flow(count, chunk, false); },
    async verify() { assert.strictEqual(await flow(10, chunk, false), 10); },
  });
}
const thing = { a: 1 };
list.push({
  parameters: { how: 'pipeline of objects' }, batch: 1000,
  async run(count) { await flow(count, thing, true); },
  async verify() { assert.strictEqual(await flow(10, thing, true), 10); },
}, {
  parameters: { how: 'for await' }, batch: 1000,
  async run(count) { await iterate(count, thing); },
  async verify() { assert.strictEqual(await iterate(10, thing), 10); },
});

tasks(list);
