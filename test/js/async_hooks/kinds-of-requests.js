'use strict';
// What createHook tells of requests of zlib and of closing a FileHandle; asyncWrapProviders names
// all that is not made in JavaScript, as in Node 18.
const assert = require('assert');
const { asyncWrapProviders, createHook } = require('async_hooks');
const fs = require('fs');
const zlib = require('zlib');

const seen = new Set();
createHook({ init(id, type) { seen.add(type); } }).enable();
zlib.deflate('text', () => {});
zlib.createDeflate().end('text');
fs.promises.open(__filename).then((handle) => handle.close());
process.on('exit', () => {
  for (const type of ['ZLIB', 'FILEHANDLE', 'FILEHANDLECLOSEREQ', 'FSREQPROMISE']) {
    assert.ok(seen.has(type), type);
  }
  const own = ['TickObject', 'Timeout', 'Immediate', 'Microtask'];
  for (const type of seen) assert.ok(type in asyncWrapProviders || own.includes(type), type);
  assert.strictEqual(Object.keys(asyncWrapProviders).length, 60);
  assert.strictEqual(asyncWrapProviders.ZLIB, 44);
});
