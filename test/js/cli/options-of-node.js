'use strict';
// Options that Node has: negated, checked, without effect here; and what they do.
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : `${status} ${stderr.trim().replace(/^.*?: /, '')}`;
}

assert.strictEqual(run('--no-no-warnings', '-p', '1'), '9 bad option: --no-no-warnings');
assert.strictEqual(run('--use-largepages=foo', '-p', '1'), '9 invalid value for --use-largepages');
assert.strictEqual(run('--disable-proto=foo', '-p', '1'),
  '12 invalid mode passed to --disable-proto');
assert.strictEqual(run('--use-openssl-ca', '--use-bundled-ca', '-p', '1'),
  '9 either --use-openssl-ca or --use-bundled-ca can be used, not both');
assert.strictEqual(run('--openssl-legacy-provider', '--tls-min-v1.3', '-p', '1'), '1');
assert.match(run('--frozen-intrinsics', '-p', '1'), /^9 .*does not support/);
assert.strictEqual(run('-p', 'process.execArgv.length', '--', 'x'), '2');
assert.strictEqual(run('--zero-fill-buffers', '-p',
  'for (let i = 0; i < 200; i++) new Uint8Array(4096).fill(7);' +
  'Buffer.allocUnsafe(4096).every((byte) => byte === 0) &&' +
  'Buffer.allocUnsafeSlow(5000).every((byte) => byte === 0)'), 'true');
assert.strictEqual(run('--no-experimental-fetch', '-p', 'typeof fetch + typeof Headers'),
  'undefinedundefined');
assert.match(run('--completion-bash'), /--eval -e .*\ncomplete .* orrery$/ms);

const flags = process.allowedNodeEnvironmentFlags;
for (const flag of ['--warnings', '--no-warnings', '--report-dir', '--report-directory',
  '--no-trace-exit', '--report_compact', 'r', '--loader']) assert(flags.has(flag), flag);
for (const flag of ['--eval', '-e', '--r', '--test', '--inspect-brk', '--no-require']) {
  assert(!flags.has(flag), flag);
}
