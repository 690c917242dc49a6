'use strict';
// Options of spawn and its relatives that are wrong, and those that execFile does not take.
const assert = require('assert');
const { execFile, fork, spawn, spawnSync } = require('child_process');

assert.throws(() => spawn('true', { shell: 1 }), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "options.shell" property must be one of type boolean or string. ' +
    'Received type number (1)',
});
assert.throws(() => spawn('true', { shell: 'a\0' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => spawn('true', { stdio: [1, 'y'] }), {
  code: 'ERR_INVALID_SYNC_FORK_INPUT',
  message: 'Asynchronous forks do not support Buffer, TypedArray, DataView or string input: \'y\'',
});
assert.strictEqual(spawnSync('true', { stdio: ['ignore', 'ignore', 'ignore', 'y'] }).status, 0);
assert.throws(() => spawn('true', { env: { 'a\0': 1 } }), {
  code: 'ERR_INVALID_ARG_VALUE', message: /'options\.env\['a\0'\]'/,
});
assert.throws(() => fork('x', 'y'), {
  message: 'The "args" argument must be an instance of Array. Received type string (\'y\')',
});

execFile('sh', ['-c', 'echo $0'], { argv0: 'other', stdio: 'ignore', detached: 1 },
  (error, stdout) => {
    assert.strictEqual(error, null);
    assert.strictEqual(stdout, 'sh\n');
  });
