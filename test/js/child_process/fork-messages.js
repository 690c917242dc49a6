'use strict';
// A forked child and its parent exchange messages; 'disconnect' lets both end.
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', (message) => {
    process.send({ got: message });
    if (message === 'end') process.disconnect();
  });
} else {
  const child = fork(__filename, ['child']);
  const got = [];
  child.on('message', (message) => got.push(message));
  child.send({ a: [1, 'two'] });
  child.send('end');
  child.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(got, [{ got: { a: [1, 'two'] } }, { got: 'end' }]);
  });
}
