// unhandledRejection, rejectionHandled, multiple rejections.
'use strict';
process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled', reason.message, promise instanceof Promise);
  setImmediate(() => promise.catch(() => {}));
});
process.on('rejectionHandled', (promise) => console.log('handled', promise instanceof Promise));
Promise.reject(new Error('first'));
setTimeout(() => {}, 20);
