'use strict';
// Two promises are rejected, and both get a handler later. For one of them that is too late.

process.on('unhandledRejection', (error) => console.log(`unhandled: ${error.message}`));
process.on('rejectionHandled', () => console.log('handled after all'));

const first = Promise.reject(new Error('first'));
const second = Promise.reject(new Error('second'));

process.nextTick(() => {
  first.catch((error) => console.log(`caught in time: ${error.message}`));
});

setTimeout(() => {
  console.log('timeout');
  second.catch((error) => console.log(`caught too late: ${error.message}`));
}, 0);

console.log('script ends');
