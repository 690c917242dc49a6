'use strict';
// fork(): arguments, execArgv, env, silent; no shell is involved.
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] !== undefined) {
  console.log('said by the child');
  process.send({ argv: process.argv.slice(2), execArgv: process.execArgv, name: process.env.NAME });
} else {
  const child = fork(__filename, ['$HOME', 'a b'], {
    shell: true, silent: true, execArgv: ['--no-warnings'], env: { ...process.env, NAME: 'me' },
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => text += chunk);
  child.on('message', (message) => {
    assert.deepStrictEqual(message,
      { argv: ['$HOME', 'a b'], execArgv: ['--no-warnings'], name: 'me' });
  });
  child.on('close', (code) => {
    assert.strictEqual(code, 0);
    assert.strictEqual(text, 'said by the child\n');
  });
}
