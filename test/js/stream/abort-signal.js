'use strict';
// A signal ends a stream with an AbortError, as an option or by addAbortSignal.
const assert = require('assert');
const { PassThrough, Readable, addAbortSignal } = require('stream');

const names = [];
const controller = new AbortController();
addAbortSignal(controller.signal, new PassThrough()).on('error', (error) => names.push(error.name));
new Readable({ read() {}, signal: controller.signal }).on('error',
  (error) => names.push(error.code));
controller.abort();
assert.throws(() => addAbortSignal('x', new PassThrough()), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.deepStrictEqual(names.sort(), ['ABORT_ERR', 'AbortError']));
