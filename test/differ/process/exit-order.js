// beforeExit, exit, exitCode, process.exit in listeners.
'use strict';
let turns = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (turns++ < 2) setTimeout(() => console.log('more'), 1);
  else process.exitCode = 7;
});
process.on('exit', (code) => {
  console.log('exit', code);
  setTimeout(() => console.log('never'), 0);
  Promise.resolve().then(() => console.log('never'));
  process.exit(9);
});
process.nextTick(() => console.log('tick'));
