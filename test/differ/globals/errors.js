// DOMException, and the stack and cause of errors.
'use strict';
const error = new DOMException('message', 'AbortError');
console.log(error.name, error.code, error.message, error instanceof Error, String(error));
console.log(new DOMException().name, new DOMException('m', 'Own').code, DOMException.ABORT_ERR);
console.log(new DOMException('m', { name: 'N', cause: 5 }).name);
console.log(Object.prototype.toString.call(error));
console.log(Object.keys(error), error.stack.split('\n')[0], DOMException.length);
console.log(typeof Error.captureStackTrace, Error.stackTraceLimit, 'stack' in error);
Error.prepareStackTrace = (e, frames) => `${e.message} ${Array.isArray(frames)}`;
console.log(new Error('prepared').stack);
Error.prepareStackTrace = undefined;
