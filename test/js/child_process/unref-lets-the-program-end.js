'use strict';
// A child that nobody waits for does not keep the program: it ends at once, and the child goes on.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');
const { once } = require('events');

if (process.argv[2] === 'parent') {
  const stdio = process.argv[3] === 'pipes' ? ['pipe', 'pipe', 'ignore'] : 'ignore';
  const child = spawn('sleep', ['60'], { stdio });
  if (process.argv[3] === 'pipes') {
    child.stdout.on('data', () => {}).unref();
    child.stdin.write('hi');
    child.stdin.unref();
    child.ref(); // as esbuild does around each of its requests
  }
  once(child, 'spawn').then(() => {
    process.stdout.write(String(child.pid));
    child.unref();
  });
} else {
  for (const how of ['nothing', 'pipes']) {
    const { status, stdout, error } = spawnSync(process.execPath,
      [...process.execArgv, __filename, 'parent', how], { encoding: 'utf8', timeout: 15000 });
    assert.strictEqual(error, undefined);
    assert.strictEqual(status, 0);
    assert.ok(process.kill(Number(stdout), 'SIGKILL')); // it still ran
  }
}
