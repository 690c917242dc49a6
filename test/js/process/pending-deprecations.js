'use strict';
// --pending-deprecation and NODE_PENDING_DEPRECATION: what they warn of beside the rest.
const assert = require('assert');
const { spawnSync } = require('child_process');

const code = `
  process.on('warning', ({ code }) => console.log(code));
  process.env.A = undefined; process.env.B = 1; process.env.C = null;
  require('punycode');
  try { process.binding('fs'); } catch {}
  console.log(process.env.A, Object.keys(process.env).includes('B'));`;

function run(options, env) {
  const { stdout } = spawnSync(process.execPath, [...options, '--no-warnings', '-e', code],
    { encoding: 'utf8', env: { ...process.env, ...env } });
  return stdout.trim().split('\n');
}

const all = ['undefined true', 'DEP0104', 'DEP0040', 'DEP0111'];
assert.deepStrictEqual(run(['--pending-deprecation'], {}), all);
assert.deepStrictEqual(run([], { NODE_PENDING_DEPRECATION: '1' }), all);
assert.deepStrictEqual(run([], {}), ['undefined true']);
