'use strict';
// The module is the old class Stream: all are instances of it, and one can inherit from it.
const assert = require('assert');
const EventEmitter = require('events');
const Stream = require('stream');

for (const Class of [Stream.Readable, Stream.Writable, Stream.Duplex, Stream.Transform,
  Stream.PassThrough]) {
  assert.ok(new Class() instanceof Stream && new Class() instanceof EventEmitter);
}
assert.ok(new Stream.Duplex() instanceof Stream.Writable);
assert.ok(new Stream.Duplex() instanceof Stream.Readable);
assert.ok(!(new Stream.Readable() instanceof Stream.Writable));
assert.strictEqual(Stream.Stream, Stream);
const old = new Stream();
const target = new Stream.PassThrough();
let text = '';
target.on('data', (chunk) => { text += chunk; });
old.pipe(target);
old.emit('data', 'a');
old.emit('data', 'b');
old.emit('end');
process.on('exit', () => assert.strictEqual(text, 'ab'));
assert.ok(Stream._isUint8Array(Buffer.alloc(1)));
assert.ok(Buffer.isBuffer(Stream._uint8ArrayToBuffer(new Uint8Array(2))));
