// uncaughtException, uncaughtExceptionMonitor, setUncaughtExceptionCaptureCallback.
'use strict';
process.on('uncaughtExceptionMonitor', (error, origin) => {
  console.log('monitor', error.message, origin);
});
process.on('uncaughtException', (error, origin) => {
  console.log('caught', error.message, origin);
});
setTimeout(() => { throw new Error('from a timer'); }, 1);
setTimeout(() => Promise.reject(new Error('from a promise')), 5);
process.nextTick(() => { throw new Error('from a tick'); });
setTimeout(() => {
  process.removeAllListeners('uncaughtException');
  process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
  console.log(process.hasUncaughtExceptionCaptureCallback());
  try {
    process.setUncaughtExceptionCaptureCallback(() => {});
  } catch (error) {
    console.log(error.code, error.message);
  }
  throw new Error('last');
}, 20);
throw new Error('from the program');
