'use strict';
// A child that cannot be started for want of descriptors has no streams, and says so by 'error'.
const assert = require('assert');
const childProcess = require('child_process');
const fs = require('fs');

if (process.argv[2] !== 'child') {
  const command = `ulimit -n 64 && "${process.execPath}" "${__filename}" child`;
  childProcess.execFileSync('/bin/sh', ['-c', command], { stdio: 'inherit' });
  return;
}
const taken = [];
assert.throws(() => {
  for (;;) taken.push(fs.openSync(__filename));
}, { code: 'EMFILE' });
const child = childProcess.spawn('true');
assert.deepStrictEqual([child.stdin, child.stdout, child.stderr, child.stdio, child.pid],
  [undefined, undefined, undefined, undefined, undefined]);
const told = [];
child.on('error', ({ code, syscall }) => told.push(code, syscall));
child.on('exit', () => told.push('exit'));
childProcess.exec('true', (error, stdout, stderr) => told.push(error.code, stdout, stderr));
taken.forEach(fs.closeSync);
process.on('exit', () => {
  assert.deepStrictEqual(told.sort(), ['', '', 'EMFILE', 'EMFILE', 'spawn true']);
});
