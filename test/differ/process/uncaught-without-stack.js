// An uncaught error whose stack cannot be read.
'use strict';
const error = new Error('why');
Object.defineProperty(error, 'stack', { get() { throw new Error('of the stack'); } });
throw error;
