// A rejection that nobody handles.
'use strict';
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new RangeError('unhandled'));
