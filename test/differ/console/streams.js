// Which methods write to which stream, and console.trace.
'use strict';
for (const name of ['log', 'info', 'debug', 'error', 'warn', 'trace']) console[name]('to', name);
console.error('%s', 'formatted', { a: 1 });
console.log('%o', { f() {} });
console.log('%j %%', { a: 1 });
