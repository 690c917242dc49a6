'use strict';
// The errors of streams have the codes, and stacks that begin with them.
const assert = require('assert');
const { PassThrough, Readable, Writable } = require('stream');

const errors = [];
const keep = (error) => errors.push(`${error.stack.split('\n')[0]}`);
const writable = () => new Writable({ write: (chunk, encoding,
  callback) => callback() }).on('error', keep);
const ended = writable();
ended.end();
ended.write('x');
const destroyed = writable();
destroyed.destroy();
destroyed.write('x', keep);
const pushed = new Readable({ read() {} }).on('error', keep);
pushed.push(null);
pushed.push('x');
new Readable().on('error', keep).read();
writable().pipe(new PassThrough());
assert.throws(() => writable().write(null), { code: 'ERR_STREAM_NULL_VALUES',
  message: 'May not write null values to stream' });
assert.throws(() => writable().write(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE',
  message: /^The "chunk" argument must be .* Buffer or Uint8Array\. Received/ });
assert.throws(() => new Writable({ highWaterMark: -1 }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => writable().setDefaultEncoding('nope'), { code: 'ERR_UNKNOWN_ENCODING' });
process.on('exit', () => assert.deepStrictEqual(errors.sort(), [
  'Error [ERR_METHOD_NOT_IMPLEMENTED]: The _read() method is not implemented',
  'Error [ERR_STREAM_CANNOT_PIPE]: Cannot pipe, not readable',
  'Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed',
  'Error [ERR_STREAM_PUSH_AFTER_EOF]: stream.push() after EOF',
  'Error [ERR_STREAM_WRITE_AFTER_END]: write after end',
]));
