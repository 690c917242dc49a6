'use strict';
// Cancelling or aborting the web side of a stream ends the stream with an AbortError, if no reason
// is given.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const readable = new Readable({ read() {} });
const writable = new Writable({ write(chunk, encoding, callback) { callback(); } });
const errors = [];
for (const stream of [readable, writable]) {
  stream.on('error', ({ name, code }) => errors.push(`${name} ${code}`));
}
Readable.toWeb(readable).cancel();
const web = Writable.toWeb(writable);
web.abort().then(() => { assert.ok(writable.destroyed); });

const failing = new Readable({ read() {} });
failing.on('error', (error) => errors.push(error.message));
Readable.toWeb(failing).cancel(new Error('why'));
process.on('exit', () => assert.deepStrictEqual(errors.sort(),
  ['AbortError ABORT_ERR', 'AbortError ABORT_ERR', 'why']));
