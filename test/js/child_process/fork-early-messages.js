'use strict';
// Messages that arrive before the child listens wait for its listener, in order.
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  const heard = [];
  process.on('disconnect', () => assert.deepStrictEqual(heard, ['a', 'b', 'c']));
  // The parent has sent all of it once the channel answers.
  process.send('ready');
  setImmediate(() => {
    process.on('message', (message) => {
      heard.push(message);
      if (heard.length === 3) process.send('heard');
    });
  });
} else {
  const child = fork(__filename, ['child']);
  child.on('message', (message) => {
    if (message === 'ready') for (const each of ['a', 'b', 'c']) child.send(each);
    else child.disconnect();
  });
  child.on('exit', (code) => assert.strictEqual(code, 0));
}
