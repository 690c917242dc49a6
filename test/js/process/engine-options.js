'use strict';
// Options of the engine are taken as they are, and forked children get them.
const assert = require('assert');
const { fork, spawnSync } = require('child_process');

if (process.argv[2] === 'child') {
  process.send([process.execArgv, typeof gc]);
} else if (process.argv[2] === 'parent') {
  fork(__filename, ['child'])
    .on('message', (message) => process.stdout.write(JSON.stringify(message)));
} else {
  const { stdout } = spawnSync(process.execPath,
    ['--expose-gc', '--stack-size=500', __filename, 'parent']);
  assert.deepStrictEqual(JSON.parse(stdout), [['--expose-gc', '--stack-size=500'], 'function']);
  const unknown = spawnSync(process.execPath, ['--no-such-flag-at-all', '-e', '1']);
  assert.strictEqual(unknown.status, 9);
  assert.match(unknown.stderr.toString(), /: bad option: --no-such-flag-at-all\n$/);
}
