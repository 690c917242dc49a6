// A value that is no error is thrown.
'use strict';
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { throw { thrown: 'object' }; }, 1);
