// What is begun at 'exit': microtasks still run, nothing else does; the code may be changed.
'use strict';
process.on('exit', (code) => {
  console.log('exit', code);
  process.exitCode = 9;
  setTimeout(() => console.log('a timer'));
  setImmediate(() => console.log('an immediate'));
  process.nextTick(() => console.log('a tick'));
  Promise.resolve().then(() => console.log('a microtask'));
});
