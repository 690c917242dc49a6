'use strict';
// Reads itself, beside an immediate. `hooks`: with hooks of its own.
const fs = require('fs');

if (process.argv[2] === 'hooks') require('async_hooks').createHook({ init() {} }).enable();
fs.readFile(__filename, () => console.log('read'));
setImmediate(() => console.log('immediate'));
