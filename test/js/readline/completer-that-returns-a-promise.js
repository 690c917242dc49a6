'use strict';
// A completer of the callback API that returns a promise has no completions; that of
// readline/promises has.
const assert = require('assert');
const { PassThrough } = require('stream');
const readline = require('readline');

function complete({ createInterface }, completer) {
  const rl = createInterface(
    { input: new PassThrough(), output: new PassThrough(), terminal: true, completer });
  rl.write('a');
  rl.write(null, { name: 'tab' });
  return new Promise((resolve) => setImmediate(() => {
    rl.close();
    resolve(rl.line);
  }));
}

(async () => {
  const completer = async (line) => [['abc'], line];
  assert.strictEqual(await complete(readline, completer), 'a');
  assert.strictEqual(await complete(readline.promises, completer), 'abc');
  assert.strictEqual(await complete(readline, (line) => [['abc'], line]), 'abc');
})();
