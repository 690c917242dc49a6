'use strict';
// A program that is read from stdin: '-' stays in argv[1], what follows is the program's.
const assert = require('assert');
const { spawnSync } = require('child_process');

const input = 'console.log(JSON.stringify(process.argv.slice(1)))';
for (const args of [[], ['-'], ['-', 'one'], ['-', '--option', '-']]) {
  const { stdout, status } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  assert.strictEqual(status, 0);
  assert.deepStrictEqual(JSON.parse(stdout), args);
}
