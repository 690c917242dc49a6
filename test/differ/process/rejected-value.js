// A rejection with something that is no error.
'use strict';
process.on('exit', (code) => console.log('exit', code));
Promise.reject('only text');
