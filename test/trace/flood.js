'use strict';
// More records within a callback than a trace has room for while nobody reads it. Goes on when its
// input ends.
setImmediate(() => {
  for (let i = 0; i < 3e5; i++) clearImmediate(setImmediate(() => {}));
  process.stdout.write('flooded\n');
});
process.stdin.on('end', () => setImmediate(() => console.log('after'))).resume();
