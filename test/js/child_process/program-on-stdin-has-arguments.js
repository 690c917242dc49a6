'use strict';
// A program that is read from stdin: '-' stays in argv[1], what follows is the program's. It may
// come late, and through a pipe, a socket or a file.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');

const input = 'console.log(JSON.stringify(process.argv.slice(1)))';
for (const args of [[], ['-'], ['-', 'one'], ['-', '--option', '-']]) {
  const { stdout, status } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  assert.strictEqual(status, 0);
  assert.deepStrictEqual(JSON.parse(stdout), args);
}

let text = '';
const child = spawn(process.execPath, ['-', 'late']);
child.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
setImmediate(() => {
  child.stdin.write(input.slice(0, 9));
  setImmediate(() => child.stdin.end(input.slice(9)));
});
process.on('exit', () => assert.deepStrictEqual(JSON.parse(text), ['-', 'late']));
