'use strict';
// isReadable, isErrored, isDisturbed, and the properties that say how it stands.
const assert = require('assert');
const { PassThrough, Readable, Writable, getDefaultHighWaterMark, isDisturbed, isErrored,
  isReadable } = require('stream');

const stream = new Readable({ read() {} });
assert.ok(isReadable(stream) && !isDisturbed(stream) && !isErrored(stream));
stream.push('abc');
assert.strictEqual(stream.readableLength, 3);
stream.read(1);
assert.ok(isDisturbed(stream) && stream.readableDidRead);
stream.on('error', () => {});
stream.destroy(new Error('x'));
assert.ok(stream.readableAborted && !isReadable(stream));
stream.on('close', () => assert.ok(isErrored(stream)));
assert.strictEqual(getDefaultHighWaterMark(false), 16384);
assert.strictEqual(getDefaultHighWaterMark(true), 16);
const w = new Writable({ write() {}, objectMode: true });
assert.deepStrictEqual([w.writableObjectMode, w.writableHighWaterMark, w.writableEnded,
  w.writableCorked], [true, 16, false, 0]);
const p = new PassThrough({ readableHighWaterMark: 5, writableHighWaterMark: 7 });
assert.deepStrictEqual([p.readableHighWaterMark, p.writableHighWaterMark], [5, 7]);
